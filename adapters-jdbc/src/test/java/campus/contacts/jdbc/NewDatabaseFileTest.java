package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressQuery;
import campus.contacts.jdbc.connection.Database;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.fixture.CampusFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Tests that the first start of a program on an H2 file is complete or leaves nothing. */
class NewDatabaseFileTest {
    private static final String COMPLETE = "contacts.mv.db";

    private final StorageSettings settings = Databases.h2File();
    private final Path folder =
            Path.of(settings.database().substring("jdbc:h2:file:".length())).getParent();

    @Test
    void the_next_start_begins_again_after_a_kill_during_the_migrations() throws IOException {
        migrateTo("1.3", folder.resolve("contacts.incomplete-1"));
        assertBeginsAgain();
    }

    @Test
    void the_next_start_begins_again_after_a_kill_before_the_first_row() throws IOException {
        migrateTo("latest", folder.resolve("contacts.incomplete-1"));
        assertBeginsAgain();
    }

    @Test
    void the_next_start_begins_again_after_a_kill_before_the_first_byte() throws IOException {
        Files.createFile(folder.resolve("contacts.incomplete-1.mv.db"));
        Files.write(folder.resolve("contacts.incomplete-1.mv.db.reserve"), new byte[100]);
        assertBeginsAgain();
    }

    @Test
    void the_next_start_begins_again_after_a_kill_within_the_header() throws IOException {
        Files.write(folder.resolve("contacts.incomplete-1.mv.db"), new byte[100]);
        assertBeginsAgain();
    }

    @Test
    void a_database_with_data_is_kept_when_incomplete_files_are_next_to_it() throws IOException {
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            campus.address();
        }
        migrateTo("1.3", folder.resolve("contacts.incomplete-1"));
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            assertThat(campus.list(AddressQuery.ALL)).hasSize(1);
        }
    }

    @Test
    void the_next_start_keeps_the_database_after_a_kill_between_link_and_deletion() throws IOException {
        assertOpens();
        Files.createLink(folder.resolve("contacts.incomplete-1.mv.db"), folder.resolve(COMPLETE));
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            assertThat(campus.list(AddressQuery.ALL)).hasSize(1);
            assertThat(files()).containsExactlyInAnyOrder(COMPLETE, COMPLETE + ".reserve");
        }
    }

    @Test
    void a_database_that_stays_open_without_connections_is_created() {
        Databases.open(Databases.settings(settings.database() + ";DB_CLOSE_DELAY=1"))
                .close();
        assertOpens();
    }

    @Test
    void a_file_that_is_in_place_is_never_replaced() throws IOException {
        byte[] content = {1, 2, 3};
        Files.write(folder.resolve(COMPLETE), content);
        assertThatThrownBy(() -> Databases.open(settings)).isInstanceOf(StorageUnavailableException.class);
        assertThat(folder.resolve(COMPLETE)).hasBinaryContent(content);
    }

    @Test
    void a_file_that_another_process_has_put_in_place_meanwhile_is_kept() throws IOException {
        NewDatabaseFile.createIfMissing(Database.of(settings), incomplete -> {
            migrateTo("latest", withoutSuffix(incomplete.dialect().file().orElseThrow()));
            Databases.open(settings).close();
        });
        assertThat(files()).containsExactly(COMPLETE);
        assertOpens();
    }

    @Test
    void a_failed_creation_leaves_no_file() throws IOException {
        assertThatThrownBy(() -> Databases.open(Databases.as(settings, "not an authority")))
                .isInstanceOf(Refusal.class);
        assertThat(files()).isEmpty();
    }

    private void assertBeginsAgain() throws IOException {
        assertOpens();
        assertThat(files()).containsExactly(COMPLETE);
        assertOpens();
    }

    private void assertOpens() {
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            assertThat(campus.addressOf(campus.address())).isNotNull();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Path withoutSuffix(Path file) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("[.]mv[.]db$", ""));
    }

    private static void migrateTo(String version, Path path) {
        Database made = Database.of(Databases.settings("jdbc:h2:file:" + path));
        Flyway.configure()
                .dataSource(made.url().text(), made.user(), made.password())
                .locations(made.dialect().migrations().toArray(String[]::new))
                .target(version)
                .load()
                .migrate();
    }
}
