package campus.contacts.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the order of password checks. */
class PasswordCheckQueueTest {
    private final PasswordCheckQueue queue = new PasswordCheckQueue(Duration.ofMinutes(1));
    private final Queue<String> checked = new ConcurrentLinkedQueue<>();
    private final Queue<String> turnedAway = new ConcurrentLinkedQueue<>();
    private final Semaphore steps = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();

    /** Starts a check and returns once the check runs, waits or was rejected. */
    private void check(String network) {
        Thread thread = new Thread(() -> {
            try {
                queue.run(network, () -> {
                    checked.add(network);
                    steps.acquireUninterruptibly();
                    return true;
                });
            } catch (AuthenticationException busy) {
                turnedAway.add(network);
            }
        });
        thread.start();
        threads.add(thread);
        Poll.until(
                "it waits or is over",
                () -> List.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.TERMINATED)
                        .contains(thread.getState()));
    }

    private void finish(int checks) {
        int before = checked.size();
        steps.release(checks);
        Poll.until("as many others are checked", () -> checked.size() == before + checks);
    }

    @AfterEach
    void end() throws InterruptedException {
        steps.release(100);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void networks_take_turns() {
        for (int i = 0; i < 8; i++) {
            check("many");
        }
        check("few");
        check("few");
        for (int i = 0; i < 4; i++) {
            finish(1);
        }
        assertThat(checked).containsExactly("many", "many", "many", "few", "many", "few");
    }

    @Test
    void recognized_pairs_go_first() {
        for (int i = 0; i < 4; i++) {
            check("stranger");
        }
        check(PasswordCheckQueue.RECOGNIZED);
        finish(1);
        assertThat(checked).containsExactly("stranger", "stranger", PasswordCheckQueue.RECOGNIZED);
    }

    @Test
    void a_full_queue_rejects_a_check_of_the_busiest_network() {
        for (int i = 0; i < 18; i++) {
            check("many");
        }
        check("other");
        Poll.until("one of the many is turned away", () -> turnedAway.size() == 1);
        finish(1);
        finish(1);
        assertThat(turnedAway).containsExactly("many");
        assertThat(checked).containsExactly("many", "many", "many", "other");
    }

    @Test
    void recognized_pairs_find_room_in_a_full_queue() {
        for (int i = 0; i < 18; i++) {
            check("stranger " + i);
        }
        check("one more");
        Poll.until("strangers are turned away when the queue is full", () -> turnedAway.contains("one more"));
        check(PasswordCheckQueue.RECOGNIZED);
        finish(1);
        assertThat(checked).endsWith(PasswordCheckQueue.RECOGNIZED).hasSize(3);
        Poll.until("one stranger gave way", () -> turnedAway.size() == 2);
    }

    @Test
    void waiting_times_out() throws InterruptedException {
        PasswordCheckQueue impatient = new PasswordCheckQueue(Duration.ofMillis(1));
        CountDownLatch running = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            Thread thread = new Thread(() -> impatient.run("there", () -> {
                running.countDown();
                steps.acquireUninterruptibly();
                return true;
            }));
            thread.start();
            threads.add(thread);
        }
        running.await();
        assertThatThrownBy(() -> impatient.run("here", () -> true))
                .isInstanceOfSatisfying(
                        AuthenticationException.class,
                        busy -> assertThat(busy.reason()).isEqualTo(AuthenticationException.Reason.UNAVAILABLE));
    }
}
