package campus.contacts.jdbc.standby;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentWritersTest {
    private final RecentWriters writers = new RecentWriters();

    @Test
    void a_write_counts_since_earlier_moments_only() {
        long before = System.nanoTime();
        writers.note("ada");
        assertThat(writers.wroteSince("ada", before)).isTrue();
        assertThat(writers.wroteSince("ada", System.nanoTime() + 1)).isFalse();
        assertThat(writers.wroteSince("bob", before)).isFalse();
    }

    @Test
    void only_replayed_writes_are_removed() {
        long before = System.nanoTime();
        writers.note("ada");
        writers.forget(before);
        assertThat(writers.wroteSince("ada", before)).isTrue();
        writers.forget(System.nanoTime() + 1);
        assertThat(writers.wroteSince("ada", before)).isFalse();
    }

    @Test
    void all_callers_count_as_writers_after_an_overflow() {
        long before = System.nanoTime();
        for (int i = 0; i <= 100_000; i++) {
            writers.note("writer " + i);
        }
        long between = System.nanoTime() + 1;
        assertThat(writers.wroteSince("writer 0", before)).isTrue();
        assertThat(writers.wroteSince("who never wrote", before)).isTrue();
        writers.forget(between);
        assertThat(writers.wroteSince("who never wrote", before)).isFalse();
    }
}
