package campus.contacts.jdbc.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentWritersTest {
    private final RecentWriters writers = new RecentWriters();

    @Test
    void who_has_written_has_written_since_before_and_not_since_later() {
        long before = System.nanoTime();
        writers.note("ada");
        assertThat(writers.wroteSince("ada", before)).isTrue();
        assertThat(writers.wroteSince("ada", System.nanoTime() + 1)).isFalse();
        assertThat(writers.wroteSince("bob", before)).isFalse();
    }

    @Test
    void what_the_standby_has_is_forgotten_and_nothing_else() {
        long before = System.nanoTime();
        writers.note("ada");
        writers.forget(before);
        assertThat(writers.wroteSince("ada", before)).isTrue();
        writers.forget(System.nanoTime() + 1);
        assertThat(writers.wroteSince("ada", before)).isFalse();
    }

    @Test
    void when_there_are_too_many_to_remember_all_count_as_having_written() {
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
