package campus.contacts.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedPipelineTest {
    private final List<Integer> results = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void returns_all_results_in_the_order_of_the_tasks(int threads) {
        try (OrderedPipeline<Integer> pipeline = new OrderedPipeline<>("test", threads, 7)) {
            for (int i = 0; i < 1000; i++) {
                int number = i;
                pipeline.put(() -> number).ifPresent(results::add);
            }
            pipeline.drain(results::add);
        }
        assertThat(results).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void waits_for_a_result_when_too_many_tasks_are_pending() {
        try (OrderedPipeline<Integer> pipeline = new OrderedPipeline<>("test", 1, 2)) {
            assertThat(pipeline.put(() -> 1)).isEmpty();
            assertThat(pipeline.put(() -> 2)).isEmpty();
            assertThat(pipeline.put(() -> 3)).contains(1);
        }
    }

    @Test
    void rethrows_an_exception_after_the_earlier_results() {
        try (OrderedPipeline<Integer> pipeline = new OrderedPipeline<>("test", 1, 2)) {
            pipeline.put(() -> 1);
            pipeline.put(() -> {
                throw new TransferException("line 2");
            });
            assertThatThrownBy(() -> pipeline.drain(results::add))
                    .isInstanceOf(TransferException.class)
                    .hasMessage("line 2");
        }
        assertThat(results).containsExactly(1);
    }

    @Test
    void closing_interrupts_the_running_task() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (OrderedPipeline<Integer> pipeline = new OrderedPipeline<>("test", 1, 2)) {
            pipeline.put(() -> waitForEver(started, interrupted));
            started.await();
        }
        interrupted.await();
    }

    private static int waitForEver(CountDownLatch started, CountDownLatch interrupted) {
        started.countDown();
        try {
            new CountDownLatch(1).await();
            return 1;
        } catch (InterruptedException closed) {
            interrupted.countDown();
            return 0;
        }
    }
}
