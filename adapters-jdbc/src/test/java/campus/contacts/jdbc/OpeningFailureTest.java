package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that the message of a database is followed by what the operator can do. */
class OpeningFailureTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "08004 | No password was provided. | cannot be opened: No password was provided; see --database-user, "
                        + "--database-password, the URL and pg_hba.conf",
                "53300 | sorry, too many clients | cannot be reached: sorry, too many clients; lower --pool-size of the "
                        + "processes, or raise max_connections",
                "3D000 | no such database | cannot be opened: no such database; create it, or correct --database",
                "08001 | Could not find a server with specified targetServerType: primary | cannot be reached: no server of "
                        + "the URL takes changes: each is down, a standby, or has default_transaction_read_only on"
            })
    void the_reason_says_what_to_do(String state, String message, String reason) {
        assertThat(OpeningFailure.reason(new SQLException(message, state))).isEqualTo(reason);
    }
}
