package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import campus.contacts.jdbc.sql.H2Dialect;
import campus.contacts.jdbc.sql.JdbcUrl;
import campus.contacts.jdbc.sql.PostgreSqlDialect;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.StorageInspection;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageSettings.Capacity;
import campus.contacts.spi.StorageSettings.Credentials;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.fixture.CampusFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the messages of a storage that cannot be opened, and when they are thrown. */
class StorageOpenerTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    @Test
    void the_provider_accepts_h2_and_postgresql_urls_only() {
        StorageProvider provider = new JdbcStorageProvider();
        assertThat(provider.accepts("jdbc:h2:mem:x")).isTrue();
        assertThat(provider.accepts("jdbc:postgresql://localhost/x")).isTrue();
        assertThat(provider.accepts("memory")).isFalse();
        assertThat(provider.accepts("jdbc:mysql://localhost/x")).isFalse();
        try (var storage = StorageProvider.openStorage(Databases.h2InMemory())) {
            assertThat(storage).isInstanceOf(JdbcStorage.class);
        }
    }

    @Test
    void nothing_else_is_public() throws Exception {
        Path classes = Path.of("target", "classes", "campus", "contacts", "jdbc");
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName("campus.contacts.jdbc." + name);
                if (type.getEnclosingClass() == null && type != JdbcStorageProvider.class) {
                    assertThat(Modifier.isPublic(type.getModifiers())).as(name).isFalse();
                }
            }
        }
    }

    @Test
    void an_unreachable_server_is_a_fault_after_the_wait() {
        try (CuttableProxy wire = new CuttableProxy(Databases.port())) {
            StorageSettings settings = Databases.through(wire, Databases.postgreSql());
            assertThatThrownBy(() -> Databases.open(Databases.patient(settings, Duration.ZERO)))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessage("jdbc:postgresql://localhost:" + wire.port() + "/"
                            + settings.database().replaceAll(".*/|\\?.*", "")
                            + " cannot be reached: Connection refused");
        }
    }

    @Test
    void a_server_that_starts_during_the_wait_is_opened() {
        try (CuttableProxy wire = new CuttableProxy(Databases.port())) {
            StorageSettings settings = Databases.patient(Databases.through(wire, Databases.postgreSql()), FOR_EVER);
            CompletableFuture<JdbcStorage> opening = CompletableFuture.supplyAsync(() -> Databases.open(settings));
            wire.up();
            try (CampusFixture campus = new CampusFixture(opening.join())) {
                assertThat(campus.address()).isNotNull();
            }
        }
    }

    @Test
    void a_database_is_not_migrated_where_that_is_refused() {
        for (StorageSettings settings : new StorageSettings[] {Databases.h2File(), Databases.postgreSql()}) {
            assertThatThrownBy(() -> Databases.open(settings.with(StorageSettings.Migration.REFUSED)))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining(" needs a migration to schema version ");
            assertThat(new JdbcStorageProvider().inspect(settings).isNew()).isTrue();
            Databases.open(settings).close();
            Databases.open(settings.with(StorageSettings.Migration.REFUSED)).close();
        }
    }

    @Test
    void an_inspection_tells_the_pending_migrations_and_runs_none() {
        for (StorageSettings settings : new StorageSettings[] {Databases.h2File(), Databases.postgreSql()}) {
            JdbcStorageProvider provider = new JdbcStorageProvider();
            StorageInspection before = provider.inspect(settings);
            assertThat(before.pendingMigrations()).startsWith("1.1", "1.2").doesNotHaveDuplicates();
            assertThat(provider.inspect(settings)).isEqualTo(before);
            Databases.open(settings).close();
            StorageInspection after = provider.inspect(settings);
            assertThat(after.isNew()).isFalse();
            assertThat(after.pendingMigrations()).isEmpty();
            assertThat(after.description()).contains("schema version ");
            assertThatThrownBy(() -> provider.inspect(Databases.as(settings, "other.example")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("was founded with the authority");
        }
    }

    @Test
    void a_database_that_does_not_exist_fails_at_once() {
        StorageSettings settings = Databases.settings(
                "jdbc:postgresql://localhost:" + Databases.port() + "/nowhere?user=postgres&password=abracadabra");
        Throwable thrown = catchThrowable(() -> Databases.open(Databases.patient(settings, FOR_EVER)));
        assertUnknown(thrown);
        assertThat(thrown).hasMessageEndingWith("\"nowhere\" does not exist; create it, or correct --database");
    }

    @Test
    void a_user_that_does_not_exist_fails_at_once() {
        StorageSettings settings = Databases.with(Databases.postgreSql(), new Credentials("nobody", "abracadabra"));
        Throwable thrown = catchThrowable(() -> Databases.open(Databases.patient(settings, FOR_EVER)));
        assertUnknown(thrown);
        assertThat(thrown).hasMessageEndingWith("; see --database-user, --database-password, the URL and pg_hba.conf");
    }

    @Test
    void a_wrong_password_fails_at_once() {
        StorageSettings settings = Databases.with(Databases.h2File(), new Credentials("clerk", "open sesame"));
        Databases.open(settings).close();
        StorageSettings wrong = Databases.with(settings, new Credentials("clerk", "abracadabra"));
        assertUnknown(catchThrowable(() -> Databases.open(Databases.patient(wrong, FOR_EVER))));
    }

    private static void assertUnknown(Throwable thrown) {
        assertThat(thrown).isInstanceOf(StorageUnavailableException.class).hasMessageContaining(" cannot be opened: ");
        StringWriter all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain("abracadabra");
    }

    @Test
    void credentials_in_the_settings_win_over_those_in_the_url() {
        StorageSettings settings = Databases.h2File();
        assertOpens(Databases.with(settings, new Credentials("clerk", "open sesame")));
        StorageSettings both = Databases.settings(settings.database() + ";USER=other;PASSWORD=abracadabra");
        assertOpens(Databases.with(both, new Credentials("clerk", "open sesame")));
        assertOpens(Databases.settings(settings.database() + ";USER=clerk;PASSWORD=open sesame"));
        StorageSettings server = Databases.settings(
                Databases.postgreSql().database().replace("user=postgres", "user=nobody&connectTimeout=3"));
        assertOpens(Databases.with(server, new Credentials("postgres", null)));
    }

    private static void assertOpens(StorageSettings settings) {
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            assertThat(campus.addressOf(campus.address())).isNotNull();
        }
    }

    @Test
    void one_connection_is_enough() {
        for (StorageSettings settings : new StorageSettings[] {Databases.h2InMemory(), Databases.postgreSql()}) {
            Capacity one = new Capacity(1, Duration.ZERO);
            try (CampusFixture campus = new CampusFixture(Databases.open(new StorageSettings(
                    settings.database(), Credentials.NONE, settings.authority(), one, Clock.systemUTC())))) {
                assertThat(campus.contact(campus.address(campus.book()))).isNotNull();
            }
        }
    }

    @Test
    void an_authority_that_cannot_stand_in_an_Id_founds_nothing() {
        StorageSettings settings = Databases.h2File();
        assertThatThrownBy(() -> Databases.open(Databases.as(settings, "not an authority")))
                .isInstanceOf(Refusal.class);
        try (JdbcStorage storage = Databases.open(settings)) {
            assertThat(storage.ownIds().authority()).isEqualTo("campus.example");
        }
    }

    @Test
    void rejects_an_h2_database_shared_by_processes() {
        for (String url : new String[] {"jdbc:h2:tcp://localhost/x", "jdbc:h2:./target/h2/x;AUTO_SERVER=TRUE"}) {
            assertThatThrownBy(() -> Databases.open(Databases.settings(url)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.UNSUPPORTED));
        }
    }

    @Test
    void rejects_a_standby_of_another_database() {
        StorageSettings other = Databases.postgreSql();
        assertThatThrownBy(() -> Databases.open(Databases.postgreSql().withStandby(other.database())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(" is no standby of ");
    }

    @Test
    void an_unreachable_standby_does_not_delay_opening() {
        try (CuttableProxy wire = new CuttableProxy(Databases.port())) {
            StorageSettings settings = Databases.postgreSql();
            String away = Databases.through(wire, settings).database();
            try (CampusFixture campus = new CampusFixture(Databases.open(settings.withStandby(away)))) {
                assertThat(campus.addressOf(campus.address())).isNotNull();
            }
        }
    }

    @Test
    void a_primary_can_be_named_as_its_own_standby() {
        StorageSettings settings = Databases.postgreSql();
        try (CampusFixture campus = new CampusFixture(Databases.open(settings.withStandby(settings.database())))) {
            assertThat(campus.addressOf(campus.address())).isNotNull();
            assertThat(campus.storage().gauges().get("standby.reads").getAsLong())
                    .isZero();
        }
    }

    @Test
    void an_invalid_file_is_a_fault_and_traced_only_on_request() throws IOException {
        for (String trace : List.of("", ";TRACE_LEVEL_FILE=1")) {
            StorageSettings none = Databases.h2File();
            Path file = Path.of(none.database().substring("jdbc:h2:file:".length()) + ".mv.db");
            Files.writeString(file, "no database");
            StorageSettings traced = Databases.settings(none.database() + trace);
            assertThatThrownBy(() -> Databases.open(Databases.patient(traced, Duration.ZERO)))
                    .isInstanceOf(StorageUnavailableException.class);
            try (Stream<Path> files = Files.list(file.getParent())) {
                assertThat(files.filter(other -> other.toString().endsWith(".trace.db")))
                        .hasSize(trace.isEmpty() ? 0 : 1);
            }
        }
    }

    @Test
    void settings_of_the_user_are_kept() {
        JdbcUrl h2 = new JdbcUrl("jdbc:h2:file:./data/contacts;Write_Delay=7;CIPHER=AES");
        assertThat(new H2Dialect(h2).withDefaults(h2).text())
                .startsWith("jdbc:h2:durable:./data/contacts;Write_Delay=7;CIPHER=AES;")
                .doesNotContain("WRITE_DELAY");
        JdbcUrl server =
                new PostgreSqlDialect().withDefaults(new JdbcUrl("jdbc:postgresql://a:1,b:2/c?socketTimeout=7&user=u"));
        assertThat(server.text())
                .startsWith("jdbc:postgresql://a:1,b:2/c?socketTimeout=7&user=u&ApplicationName=")
                .doesNotContain("socketTimeout=120");
        assertThat(new JdbcUrl("jdbc:postgresql:c?user=u&password=p&ssl=true")
                        .without("password")
                        .without("user")
                        .text())
                .isEqualTo("jdbc:postgresql:c?ssl=true");
    }
}
