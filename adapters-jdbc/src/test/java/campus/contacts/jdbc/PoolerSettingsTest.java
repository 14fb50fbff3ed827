package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.jdbc.sql.PostgreSqlDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PoolerSettingsTest {
    @Test
    void a_pooler_of_transactions_gives_sessions_the_settings_of_this_storage() throws IOException {
        String settings = new PostgreSqlDialect().connectionInitSql("public");
        assertThat(Files.readString(Path.of("../adapters-rest/deploy/pgbouncer.ini")))
                .contains("connect_query='" + settings.replace("'", "''") + "'\n");
    }
}
