package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.StorageFixture.AUTHORITY;

import campus.contacts.spi.StorageSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates databases for tests: in H2, and on one PostgreSQL server for all tests of this process. */
final class Databases {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Databases() {}

    /** The PostgreSQL server, started on first use and stopped with the process. When it cannot start, the tests that need it fail. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setServerConfig("max_connections", "200")
                        // A vacuum between two tests counts no rows in the emptied tables, and plans are made for that.
                        .setServerConfig("autovacuum", "off")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException("no PostgreSQL for tests", failure);
            }
        }
    }

    static StorageSettings h2InMemory() {
        return settings("jdbc:h2:mem:test" + COUNT.incrementAndGet());
    }

    static StorageSettings h2File() {
        try {
            return settings("jdbc:h2:file:" + newFolder().resolve("contacts"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path newFolder() throws IOException {
        Files.createDirectories(Path.of("target", "h2"));
        return Files.createTempDirectory(Path.of("target", "h2"), "test").toAbsolutePath();
    }

    /** Returns a new and empty database. */
    static StorageSettings postgreSql() {
        String name = "test" + COUNT.incrementAndGet();
        execute(url("postgres"), "create database " + name);
        return settings(url(name));
    }

    /** Returns a copy of a database that nobody has open. */
    static StorageSettings copy(StorageSettings settings) {
        String name = "test" + COUNT.incrementAndGet();
        String original = settings.database().replaceAll(".*/|[?].*", "");
        execute(url("postgres"), "create database " + name + " template " + original);
        return settings(url(name));
    }

    /** Returns the same database through a proxy. */
    static StorageSettings through(CuttableProxy wire, StorageSettings settings) {
        return settings(settings.database().replace(":" + port() + '/', ":" + wire.port() + '/'));
    }

    static int port() {
        return Server.RUNNING.getPort();
    }

    /** Returns an in-memory database that stays while nobody has it open. */
    static StorageSettings lastingH2InMemory() {
        return settings(h2InMemory().database() + ";DB_CLOSE_DELAY=-1");
    }

    /** Returns a copy of a database file that nobody has open. */
    static StorageSettings copyOfFile(StorageSettings settings) {
        StorageSettings copy = h2File();
        try {
            Files.copy(file(settings), file(copy));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return copy;
    }

    private static Path file(StorageSettings settings) {
        return Path.of(settings.database().replace("jdbc:h2:file:", "") + ".mv.db");
    }

    /** Empties a database but keeps its tables, which is much faster than creating a new one. */
    static void empty(StorageSettings settings) {
        if (settings.database().startsWith("jdbc:h2:")) {
            emptyH2(settings.database());
            return;
        }
        // Truncating a table costs new files for it and for all that refer to it, and most tables are empty or small.
        execute(settings.database(), """
                do $$
                declare
                    each record;
                begin
                    set local session_replication_role = replica;
                    for each in select tablename from pg_tables where schemaname = 'public' and tablename not like 'flyway%'
                    loop
                        execute 'delete from ' || each.tablename;
                    end loop;
                    for each in select sequencename, start_value from pg_sequences
                        where schemaname = 'public' and last_value is not null
                    loop
                        execute 'alter sequence ' || each.sequencename || ' restart with ' || each.start_value;
                    end loop;
                end $$""");
    }

    /** Moves all moments that a PostgreSQL database has recorded, as if the clock had been as much ahead. */
    static void moveRecorded(StorageSettings settings, Duration ahead) {
        execute(settings.database(), """
                do $$
                declare
                    each record;
                begin
                    for each in select table_name, string_agg(
                            column_name || ' = ' || column_name || ' + interval ''%d'' second * 0.001', ', ') as moves
                        from information_schema.columns
                        where table_schema = 'public' and data_type = 'timestamp with time zone'
                            and column_name in ('changed_at', 'replaced_at', 'deleted_at', 'filed_at', 'unfiled_at', 'added_at',
                                'removed_at', 'root_since', 'history_since')
                        group by table_name
                    loop
                        execute 'update ' || each.table_name || ' set ' || each.moves;
                    end loop;
                end $$""".formatted(ahead.toMillis()));
    }

    private static void emptyH2(String url) {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("set referential_integrity false");
            for (String each : texts(statement, """
                    select 'truncate table ' || table_name || ' restart identity' from information_schema.tables
                    where table_schema = schema() and table_type = 'BASE TABLE' and lower(table_name) not like 'flyway%'
                    union all select 'alter sequence ' || sequence_name || ' restart' from information_schema.sequences
                    where sequence_schema = schema() and sequence_name not like 'SYSTEM%'""")) {
                statement.execute(each);
            }
            statement.execute("set referential_integrity true");
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** Returns the text of a script in the folder of these tests. */
    static String script(String name) {
        try (InputStream text = Databases.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String url(String name) {
        return "jdbc:postgresql://localhost:" + port() + '/' + name + "?user=postgres";
    }

    static StorageSettings settings(String url) {
        return StorageSettings.of(url, AUTHORITY);
    }

    static StorageSettings as(StorageSettings settings, String authority) {
        return StorageSettings.of(settings.database(), authority);
    }

    static StorageSettings patient(StorageSettings settings, Duration patience) {
        return new StorageSettings(
                settings.database(),
                settings.credentials(),
                settings.authority(),
                new StorageSettings.Capacity(settings.capacity().connections(), patience),
                settings.clock());
    }

    static StorageSettings with(StorageSettings settings, StorageSettings.Credentials credentials) {
        return new StorageSettings(
                settings.database(), credentials, settings.authority(), settings.capacity(), settings.clock());
    }

    static JdbcStorage open(StorageSettings settings) {
        return (JdbcStorage) new JdbcStorageProvider().open(settings);
    }
}
