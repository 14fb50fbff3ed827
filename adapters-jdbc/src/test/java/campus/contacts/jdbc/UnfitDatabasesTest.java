package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressQuery;
import campus.contacts.jdbc.connection.Database;
import campus.contacts.jdbc.migration.Migrations;
import campus.contacts.jdbc.sql.JdbcUrl;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.fixture.CampusFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that opening fails for databases that are foreign, old, new, half migrated, incomplete or read-only. None of these problems is
 * temporary, so opening must fail at once, however long the configured wait is. See {@link DamagedFilesTest} for database files.
 */
class UnfitDatabasesTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    static Stream<StorageSettings> databases() {
        return Stream.of(Databases.h2File(), Databases.postgreSql());
    }

    /** SQL that damages a database, with the end of the resulting message. */
    static Stream<Arguments> harm() {
        String history = "\"flyway_schema_history\"";
        return Stream.of(
                        List.of(
                                "update " + history + " set \"version\" = '99' where \"installed_rank\" ="
                                        + " (select max(\"installed_rank\") from " + history + ')',
                                "of this program: start the newer program"),
                        List.of(
                                "update " + history + " set \"success\" = false where \"version\" = '1.5'",
                                "was left half migrated, to schema version 1.5: restore a backup"),
                        List.of(
                                "update " + history + " set \"checksum\" = 7 where \"version\" = '1.5'",
                                "by a script that differs from this program's V1_5__imports.sql: start the program that migrated it"),
                        List.of(
                                "delete from " + history + " where \"version\" = '1.5'",
                                "but lacks version 1.5: restore a backup"),
                        List.of(
                                "update " + history + " set \"script\" = 'V1_1__init.sql' where \"version\" = '1.1'",
                                "belongs to another program: its schema history names V1_1__init.sql"),
                        List.of("drop table " + history, "use a database or a schema that is empty"),
                        List.of("drop table idempotent_response", "lacks idempotent_response: restore a backup"),
                        List.of("drop sequence task_number", "lacks task_number: restore a backup"),
                        List.of(
                                "delete from address_book_path; delete from address_book",
                                "lacks the default address book: restore a backup"))
                .flatMap(harm -> databases().map(settings -> Arguments.of(harm.get(0), harm.get(1), settings)));
    }

    @ParameterizedTest
    @MethodSource("harm")
    void rejects_a_damaged_schema_at_start_and_in_the_health_check(String harm, String line, StorageSettings settings) {
        try (JdbcStorage storage = Databases.open(settings)) {
            storage.check();
            storage.jdbi().useHandle(handle -> handle.createScript(harm).execute());
            assertThatThrownBy(storage::check)
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageStartingWith(new JdbcUrl(settings.database()) + " ")
                    .hasMessageEndingWith(line);
        }
        assertRefused(settings, line);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void rejects_a_database_of_another_program_unchanged(StorageSettings settings) throws SQLException {
        execute(settings, "create table contact (name varchar)");
        assertRefused(settings, "holds tables of another program (contact): use a database or a schema that is empty");
        execute(settings, "insert into contact values ('Ada')");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void migrates_a_database_of_an_older_version(StorageSettings settings) {
        migrate(settings, "1.6");
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            assertThat(campus.address()).isNotNull();
        }
    }

    private static void migrate(StorageSettings settings, String target) {
        Database old = Database.of(settings);
        Flyway.configure()
                .dataSource(old.url().text(), old.user(), old.password())
                .locations(old.dialect().migrations().toArray(String[]::new))
                .target(target)
                .load()
                .migrate();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void names_the_migration_that_fails(StorageSettings settings) throws SQLException {
        migrate(settings, "1.6");
        execute(settings, "create table idempotent_response (other int)");
        assertThatThrownBy(() -> Databases.open(settings))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining(" cannot be migrated, V1_7__idempotent_responses.sql fails: ");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void rejects_a_database_from_before_the_baseline_unchanged(StorageSettings settings) throws SQLException {
        String name = new JdbcUrl(settings.database()).isH2() ? "h2" : "postgresql";
        execute(settings, "create table contact (old_column bigint)");
        execute(settings, Databases.script("history_before_baseline_" + name + ".sql"));
        assertRefused(
                settings, "was made by a version before 1.0.0: export it with the old jar, import it with the new one");
        try (Connection connection = Database.of(settings).connect()) {
            assertThat(SqlFragment.texts(
                            connection,
                            "select max(\"version\") from \"flyway_schema_history\" where \"installed_rank\" > 2"))
                    .containsExactly("9");
            assertThat(SqlFragment.texts(connection, "select count(*) from contact where old_column > 0"))
                    .containsExactly("0");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void checksums_and_tables_match_those_of_flyway_and_the_database(StorageSettings settings) throws SQLException {
        Databases.open(settings).close();
        Migrations migrations = new Migrations(Database.of(settings).dialect().migrations());
        try (Connection connection = Database.of(settings).connect()) {
            assertThat(SqlFragment.texts(connection, """
                            select "script" || ' ' || "checksum" from "flyway_schema_history" where "version" is not null"""))
                    .containsExactlyInAnyOrderElementsOf(migrations.byVersion().values().stream()
                            .map(migration -> migration.script() + ' ' + migration.checksum())
                            .toList());
            assertThat(SqlFragment.texts(connection, """
                            select lower(table_name) from information_schema.tables
                            where lower(table_schema) = 'public' and table_name <> 'flyway_schema_history'
                            union all select lower(sequence_name) from information_schema.sequences""")).isEqualTo(migrations.relations());
        }
    }

    @Test
    void rejects_a_read_only_server_at_once() throws SQLException {
        StorageSettings settings = Databases.postgreSql();
        Databases.open(settings).close();
        execute(settings, "alter database " + name(settings) + " set default_transaction_read_only = on");
        for (String more : List.of("", "&targetServerType=any")) {
            assertRefused(
                    Databases.settings(settings.database() + more),
                    "takes no changes: default_transaction_read_only is on; set it to off for the server, the database or the user");
        }
        String port = ":" + Databases.port() + '/';
        StorageSettings two =
                Databases.settings(settings.database().replace(port, ":" + Databases.port() + ",127.0.0.1" + port));
        assertThatThrownBy(() -> Databases.open(Databases.patient(two, Duration.ZERO)))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageEndingWith(
                        " cannot be reached: no server of the URL takes changes: each is down, a standby, or"
                                + " has default_transaction_read_only on");
    }

    @Test
    void rejects_a_database_with_another_encoding() throws SQLException {
        StorageSettings settings = Databases.postgreSql();
        execute(settings, "create database latin encoding 'LATIN1' locale 'C' template template0");
        assertRefused(
                Databases.settings(settings.database().replace(name(settings), "latin")),
                "has the encoding LATIN1: create it with the encoding UTF8");
    }

    @Test
    void rejects_an_unsupported_server_version() {
        StorageSettings settings = Databases.postgreSql();
        try (CuttableProxy wire =
                new CuttableProxy(Databases.port()).replacing("server_version\u000015.", "server_version\u000014.")) {
            assertRefused(
                    Databases.through(wire.up(), settings),
                    "is on PostgreSQL 14, which is too old: 15 or later is needed");
        }
    }

    @Test
    void reports_missing_privileges_of_the_user() throws SQLException {
        StorageSettings settings = Databases.postgreSql();
        execute(settings, "create role guest login");
        StorageSettings guest = Databases.settings(settings.database().replace("user=postgres", "user=guest"));
        assertRefused(
                guest,
                "cannot be prepared: ERROR: permission denied for schema public; make the user the owner of the database,"
                        + " or grant it that");
        Databases.open(settings).close();
        execute(
                settings,
                "grant select on all tables in schema public to guest; grant insert, update, delete on"
                        + " all tables in schema public to guest; revoke update on address from guest;"
                        + " grant usage on all sequences in schema public to guest; revoke usage on sequence contact_number from guest");
        assertRefused(
                guest,
                "does not let its user change address, contact_number: make it their owner, or grant it select, insert,"
                        + " update and delete on the tables and usage on the sequences");
    }

    @Test
    void creates_tables_without_the_privilege_for_temporary_ones() throws SQLException {
        StorageSettings settings = Databases.postgreSql();
        execute(settings, "create role hardened login");
        execute(settings, "revoke temporary on database " + name(settings) + " from public");
        execute(settings, "create schema hardened authorization hardened; create table public.address_book (x int)");
        execute(settings, "alter role hardened set search_path = nowhere, hardened, public");
        StorageSettings hardened = Databases.settings(settings.database().replace("user=postgres", "user=hardened"));
        try (CampusFixture campus = new CampusFixture(Databases.open(hardened))) {
            assertThat(campus.address()).isNotNull();
        }
        execute(settings, "select ancestor_id from hardened.address_book_path");
    }

    @Test
    void rejects_a_malformed_url_or_setting() {
        for (String url : List.of(
                "jdbc:postgresql://localhost:port/x",
                "jdbc:postgresql://localhost:99999/x",
                "jdbc:h2:file:relative/x",
                "jdbc:h2:./target/h2/x;NONSENSE=1")) {
            assertThatThrownBy(() -> Databases.open(Databases.patient(Databases.settings(url), FOR_EVER)))
                    .as(url)
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void tables_are_created_in_the_configured_schema() throws SQLException {
        StorageSettings settings = Databases.postgreSql();
        StorageSettings campus = Databases.settings(settings.database() + "&currentSchema=campus");
        assertRefused(campus, "has no schema of the name that its currentSchema or search_path says");
        execute(settings, "create schema campus; create table contact (name varchar)");
        try (CampusFixture there = new CampusFixture(Databases.open(campus))) {
            there.address();
            assertThat(there.list(AddressQuery.ALL)).hasSize(1);
        }
        execute(settings, "select * from campus.address; insert into public.contact values ('Ada')");
    }

    @Test
    void rejects_operators_that_shadow_built_in_ones() throws SQLException {
        StorageSettings settings = Databases.postgreSql();
        Databases.open(settings).close();
        execute(settings, """
                create function never(varchar, varchar) returns boolean language sql as 'select false';
                create operator public.= (leftarg = varchar, rightarg = varchar, function = never)""");
        assertRefused(
                settings,
                "has operators in its schema that replace PostgreSQL's own (=(character varying, character varying)):"
                        + " drop them, or use another schema");
    }

    @Test
    void waits_for_the_migration_lock_only_if_there_are_migrations() throws SQLException {
        StorageSettings settings = Databases.postgreSql();
        try (Connection other = Database.of(settings).connect()) {
            SqlFragment.texts(other, "select pg_advisory_lock(6071184231)");
            assertThatThrownBy(() -> Databases.open(Databases.patient(settings, Duration.ZERO)))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageEndingWith(
                            " is being founded or migrated by another process, whose session pg_locks shows with the"
                                    + " advisory lock 6071184231");
            SqlFragment.texts(other, "select pg_advisory_unlock(6071184231)");
            Databases.open(settings).close();
            SqlFragment.texts(other, "select pg_advisory_lock(6071184231)");
            Databases.open(settings).close();
        }
    }

    private static void assertRefused(StorageSettings settings, String line) {
        assertThatThrownBy(() -> Databases.open(Databases.patient(settings, FOR_EVER)))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageStartingWith(new JdbcUrl(settings.database()) + " ")
                .hasMessageEndingWith(line)
                .hasMessageNotContaining("\n");
    }

    private static String name(StorageSettings settings) {
        return settings.database().replaceAll(".*/|\\?.*", "");
    }

    private static void execute(StorageSettings settings, String sql) throws SQLException {
        try (Connection connection = Database.of(settings).connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
