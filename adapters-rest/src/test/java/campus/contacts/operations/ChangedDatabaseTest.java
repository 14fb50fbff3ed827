package campus.contacts.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.auth.CapturedLog;
import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import campus.contacts.rest.fixture.Started;
import campus.contacts.spi.StorageUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Tests a database that changes under a running process (wire contract, section 10): 503, one reason in the log, no restart. */
@Isolated("looks at all that is logged")
class ChangedDatabaseTest {
    private final List<String> options = Started.postgres();
    private final String url = options.get(1);

    @Test
    void a_missing_table_is_a_503_until_it_is_restored() throws SQLException {
        try (Started service = start();
                CapturedLog logged = new CapturedLog()) {
            Conversation talk = Conversation.to(service.url());
            talk.make("/addresses");
            execute(url, "alter table address rename to elsewhere");
            awaitReady(talk, 503);
            for (int i = 0; i < 10; i++) {
                assertOut(talk);
            }
            assertThat(logged.lines())
                    .filteredOn(line -> line.contains("lacks address"))
                    .hasSize(1);
            execute(url, "alter table elsewhere rename to address");
            awaitReady(talk, 200);
            talk.make("/addresses");
        }
    }

    @Test
    void a_missing_default_book_is_a_503_until_it_is_restored() throws SQLException {
        try (Started service = start();
                CapturedLog logged = new CapturedLog()) {
            Conversation talk = Conversation.to(service.url());
            execute(url, "create table kept as select * from address_book");
            execute(url, "delete from address_book_path");
            execute(url, "delete from address_book");
            awaitReady(talk, 503);
            assertThat(post(talk)).isEqualTo(503);
            assertThat(logged.lines())
                    .filteredOn(line -> line.contains("lacks the default address book"))
                    .hasSize(1);
            execute(url, "insert into address_book select * from kept");
            execute(url, "insert into address_book_path (ancestor_id, descendant_id, path_count) values (1, 1, 1)");
            awaitReady(talk, 200);
            talk.make("/addresses");
        }
    }

    @Test
    void a_recreated_database_is_detected() throws SQLException {
        try (Started service = start();
                CapturedLog logged = new CapturedLog()) {
            Conversation talk = Conversation.to(service.url());
            String name = url.replaceAll(".*/", "");
            String administration = url.replaceFirst("[^/]*$", "postgres");
            execute(administration, "drop database " + name + " with (force)");
            awaitReady(talk, 503);
            execute(administration, "create database " + name);
            Poll.until("the reason is known", () -> {
                assertOut(talk);
                return logged.lines().stream().anyMatch(line -> line.contains(name + " is empty"));
            });
            assertThat(talk.get("/health/live").status()).isEqualTo(200);
            assertThat(logged.problems()).allSatisfy(line -> assertThat(line).hasLineCount(1));
        }
    }

    @Test
    void an_outage_is_logged_at_its_start_and_end() throws SQLException {
        try (Started service = start();
                CapturedLog logged = new CapturedLog()) {
            Conversation talk = Conversation.to(service.url());
            String name = url.replaceAll(".*/", "");
            String administration = url.replaceFirst("[^/]*$", "postgres");
            execute(administration, "alter database " + name + " allow_connections false");
            execute(
                    administration,
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            Poll.until("tasks wait", () -> has(logged, "tasks wait for the storage: "));
            assertOut(talk);
            assertThat(logged.problems()).allSatisfy(line -> assertThat(line).hasLineCount(1));
            assertThat(logged.problems())
                    .filteredOn(line -> line.contains("tasks wait"))
                    .hasSize(1);
            execute(administration, "alter database " + name + " allow_connections true");
            awaitReady(talk, 200);
            Poll.until("tasks go on", () -> has(logged, "the storage answers again"));
        }
    }

    @Test
    void migrations_that_are_missing_from_the_history_are_reported_once() throws SQLException {
        start().close();
        // from one on that cannot run again, since its tables exist
        execute(url, """
                delete from flyway_schema_history where installed_rank >= (
                    select h.installed_rank from flyway_schema_history h where h.version = '2.11')""");
        try (CapturedLog logged = new CapturedLog()) {
            assertThatThrownBy(() -> start().close())
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining(" cannot be migrated, V2_11__words.sql fails: ");
            assertThat(logged.problems()).isEmpty();
        }
    }

    private static boolean has(CapturedLog logged, String text) {
        return logged.lines().stream().anyMatch(line -> line.contains(text));
    }

    private Started start() {
        return Started.with(options.toArray(String[]::new));
    }

    /** Waits for the health check, whose result is cached for a second. */
    private static void awaitReady(Conversation talk, int status) {
        Poll.until("/health/ready is " + status, () -> talk.get("/health/ready").status() == status);
    }

    private static void assertOut(Conversation talk) {
        assertThat(talk.get("/health/ready").status()).isEqualTo(503);
        assertThat(talk.get("/addresses").status()).isEqualTo(503);
        assertThat(post(talk)).isEqualTo(503);
    }

    private static int post(Conversation talk) {
        return talk.json()
                .send("POST", "/addresses", "{\"displayName\": \"Gatehouse\"}")
                .status();
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
