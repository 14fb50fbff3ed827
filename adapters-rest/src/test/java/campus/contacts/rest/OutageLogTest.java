package campus.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.CapturedLog;
import campus.contacts.spi.StorageUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("looks at all that is logged")
class OutageLogTest {
    private final AtomicLong now = new AtomicLong();
    private final OutageLog log = new OutageLog(now::get);

    @Test
    void each_reason_is_logged_once_a_minute_with_a_count() {
        try (CapturedLog logged = new CapturedLog()) {
            for (int i = 0; i < 1000; i++) {
                log.add(new StorageUnavailableException("it is away", null), "a");
            }
            log.add(new StorageUnavailableException("it is full", null), "b");
            assertThat(lines(logged)).hasSize(2);
            assertThat(lines(logged).get(0))
                    .contains("request a: storage: it is away")
                    .doesNotContain("more");
            assertThat(lines(logged).get(1)).contains("request b: storage: it is full (999 more requests");
            now.addAndGet(Duration.ofMinutes(1).toNanos());
            log.add(new StorageUnavailableException("it is away", null), "c");
            assertThat(lines(logged)).hasSize(3);
        }
    }

    private static List<String> lines(CapturedLog logged) {
        return logged.lines().stream()
                .filter(line -> line.contains("storage: "))
                .toList();
    }
}
