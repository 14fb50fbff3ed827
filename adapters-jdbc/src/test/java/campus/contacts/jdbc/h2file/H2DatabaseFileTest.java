package campus.contacts.jdbc.h2file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2DatabaseFileTest {
    /** Writes every commit at once, wherever the file has free space. */
    private static final String SETTINGS = ";WRITE_DELAY=0;RETENTION_TIME=0";

    private static final int COMMITS = 40;

    @TempDir
    Path folder;

    @BeforeAll
    static void make_it_known() {
        H2FileSystem.register();
    }

    @Test
    void a_copy_of_the_file_contains_each_commit() throws SQLException, IOException {
        Path live = folder.resolve("live.mv.db");
        Path left = folder.resolve("left.mv.db");
        try (Connection connection = open("live");
                Statement statement = connection.createStatement()) {
            statement.execute("create table seen (number int primary key, text varchar)");
            for (int number = 1; number <= COMMITS; number++) {
                statement.execute("insert into seen values (" + number + ", '" + "x".repeat(number % 7 * 3000) + "')");
                statement.execute("delete from seen where number < " + number);
                Files.copy(live, left, StandardCopyOption.REPLACE_EXISTING);
                assertThat(latest("left")).isEqualTo(number);
            }
        }
    }

    @Test
    void an_encrypted_database_can_buffer_a_large_result_on_disk() throws SQLException {
        String url = "jdbc:h2:durable:" + folder.resolve("secret") + SETTINGS + ";CIPHER=AES;MAX_MEMORY_ROWS=100";
        try (Connection connection = DriverManager.getConnection(url, "sa", "forTheFile forTheUser");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select distinct x || repeat('y', 100) from system_range(1, 10000) order by 1")) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            assertThat(count).isEqualTo(10_000);
        }
    }

    private int latest(String name) throws SQLException {
        try (Connection connection = open(name);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(number) from seen")) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection open(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:durable:" + folder.resolve(name) + SETTINGS);
    }
}
