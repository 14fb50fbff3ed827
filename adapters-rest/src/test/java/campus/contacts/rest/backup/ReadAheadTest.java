package campus.contacts.rest.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private final List<Integer> taken = new ArrayList<>();

    @Test
    void hands_on_everything_in_order() {
        try (ReadAhead<Integer> numbers = new ReadAhead<>(out -> put(out, 1000), 7)) {
            numbers.forEach(taken::add);
        }
        assertThat(taken).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void throws_what_the_other_thread_threw_behind_everything_that_it_made() {
        ReadAhead.Maker<Integer> breaking = out -> {
            put(out, 10);
            throw new BackupFailed("line 11");
        };
        try (ReadAhead<Integer> numbers = new ReadAhead<>(breaking, 7)) {
            assertThatThrownBy(() -> numbers.forEach(taken::add))
                    .isInstanceOf(BackupFailed.class)
                    .hasMessage("line 11");
        }
        assertThat(taken).hasSize(10);
    }

    @Test
    void ends_the_other_thread_when_nobody_wants_any_more() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        ReadAhead.Maker<Integer> endless = out -> {
            try {
                put(out, Integer.MAX_VALUE);
            } finally {
                ended.countDown();
            }
        };
        try (ReadAhead<Integer> numbers = new ReadAhead<>(endless, 7)) {
            assertThatThrownBy(() -> numbers.forEach(number -> {
                        throw new ArithmeticException();
                    }))
                    .isInstanceOf(ArithmeticException.class);
        }
        ended.await();
    }

    private static void put(ReadAhead.Out<Integer> out, int many) throws InterruptedException {
        for (int i = 0; i < many; i++) {
            out.put(i);
        }
    }
}
