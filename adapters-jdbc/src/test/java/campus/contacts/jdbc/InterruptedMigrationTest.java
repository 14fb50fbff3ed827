package campus.contacts.jdbc;

import static campus.contacts.spi.StorageFixture.AUTHORITY;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.spi.StorageSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process may end in the middle of a migration. PostgreSQL undoes what it did; H2 keeps every statement that was executed. */
class InterruptedMigrationTest {
    private static final String SCRIPT = "/db/migration/h2/V12_2__paths_without_references.sql";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void the_next_process_completes_it_and_no_path_is_lost(int statements) throws SQLException, IOException {
        StorageSettings settings = Databases.h2File();
        Database database = Database.of(settings);
        Flyway.configure()
                .dataSource(database.url().text(), database.user(), database.password())
                .locations(database.dialect().migrations().toArray(String[]::new))
                .target("12.1")
                .load()
                .migrate();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into address_book (id, version, changed_at, display_name, genus_type, genus_key, marked_root)
                    values (1, 1, current_timestamp, 'Lab', 'x', 'x', true)""");
            statement.execute("insert into address_book_path values (1, 1, 1)");
            statement.execute("insert into provider (singleton, authority) values (1, '" + AUTHORITY + "')");
            String[] all = script().split(";\n");
            assertThat(all).hasSize(6);
            for (int i = 0; i < statements; i++) {
                statement.execute(all[i]);
            }
        }
        Databases.open(settings).close();
        try (Connection connection = database.connect()) {
            assertThat(Sql.texts(connection, "select ancestor_id from address_book_path"))
                    .containsExactly("1");
        }
    }

    private static String script() throws IOException {
        try (InputStream in = InterruptedMigrationTest.class.getResourceAsStream(SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
