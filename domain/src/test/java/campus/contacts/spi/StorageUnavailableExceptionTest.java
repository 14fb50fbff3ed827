package campus.contacts.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StorageUnavailableExceptionTest {
    private static String line(String message, Throwable cause) {
        return new StorageUnavailableException(message, cause).line();
    }

    @Test
    void its_line_has_the_first_line_of_the_innermost_message() {
        assertThat(line("the storage is closed", null)).isEqualTo("the storage is closed");
        assertThat(line("no answer", new IOException("sending failed", new IOException("broken pipe\nat once"))))
                .isEqualTo("no answer: broken pipe");
    }

    @Test
    void causes_without_a_message_are_passed_over() {
        assertThat(line("no answer", new IOException("sending failed", new EOFException())))
                .isEqualTo("no answer: sending failed");
        assertThat(line("no answer", new EOFException())).isEqualTo("no answer");
    }

    @Test
    void a_reason_is_told_once_whatever_its_first_letter() {
        assertThat(line("no copy: no space left on device", new IOException("No space left on device")))
                .isEqualTo("no copy: no space left on device");
    }
}
