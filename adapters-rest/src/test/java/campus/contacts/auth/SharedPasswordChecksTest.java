package campus.contacts.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests requests that share one check of the same pair. */
class SharedPasswordChecksTest {
    private final SharedPasswordChecks shared = new SharedPasswordChecks(Duration.ofMinutes(1));
    private final AtomicInteger checks = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private final Queue<Object> outcomes = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Starts a check and returns once the check runs or waits for the running one. */
    private void start(BooleanSupplier result) {
        Thread thread = new Thread(() -> {
            try {
                outcomes.add(shared.run("pair", () -> {
                    checks.incrementAndGet();
                    hold();
                    return result.getAsBoolean();
                }));
            } catch (AuthenticationException rejection) {
                outcomes.add(rejection.reason());
            } catch (RuntimeException | Error unexpected) {
                outcomes.add(unexpected);
            }
        });
        thread.start();
        threads.add(thread);
        Poll.until(
                "it waits",
                () -> List.of(Thread.State.WAITING, Thread.State.TIMED_WAITING).contains(thread.getState()));
    }

    private void hold() {
        try {
            held.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        held.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void concurrent_requests_share_one_check(boolean right) throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            start(() -> right);
        }
        end();
        assertThat(checks).hasValue(1);
        assertThat(outcomes).hasSize(50).containsOnly(right);
    }

    @Test
    void a_request_after_the_result_runs_a_new_check() {
        held.countDown();
        for (int i = 1; i <= 3; i++) {
            assertThat(shared.run("pair", () -> checks.incrementAndGet() > 0)).isTrue();
            assertThat(checks).hasValue(i);
        }
    }

    @Test
    void another_pair_is_checked_concurrently() {
        start(() -> true);
        assertThat(shared.run("another", () -> false)).isFalse();
    }

    @Test
    void a_rejected_check_rejects_its_waiting_requests() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            start(() -> {
                throw AuthenticationException.tooMany("too many wrong passwords", Duration.ofMinutes(1));
            });
        }
        end();
        assertThat(outcomes).hasSize(3).containsOnly(AuthenticationException.Reason.TOO_MANY);
        assertThat(shared.run("pair", () -> true)).isTrue();
    }

    @Test
    void an_unexpected_error_is_thrown_once_and_others_may_retry() throws InterruptedException {
        Error error = new StackOverflowError();
        for (int i = 0; i < 3; i++) {
            start(() -> {
                throw error;
            });
        }
        end();
        assertThat(outcomes)
                .containsExactlyInAnyOrder(
                        error, AuthenticationException.Reason.UNAVAILABLE, AuthenticationException.Reason.UNAVAILABLE);
        assertThat(shared.run("pair", () -> true)).isTrue();
    }

    @Test
    void waiting_times_out() {
        SharedPasswordChecks impatient = new SharedPasswordChecks(Duration.ofMillis(1));
        assertThat(impatient.run("pair", () -> {
                    Thread other = new Thread(() -> assertUnavailable(() -> impatient.run("pair", () -> true)));
                    other.start();
                    threads.add(other);
                    Poll.until("it is over", () -> other.getState() == Thread.State.TERMINATED);
                    return outcomes.isEmpty() && checks.get() == 1;
                }))
                .isTrue();
    }

    private void assertUnavailable(Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        AuthenticationException.class,
                        busy -> assertThat(busy.reason()).isEqualTo(AuthenticationException.Reason.UNAVAILABLE));
        checks.incrementAndGet();
    }
}
