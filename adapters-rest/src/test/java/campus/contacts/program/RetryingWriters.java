package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Several writers at work concurrently, and the final check that all acknowledged data is present. */
final class RetryingWriters {
    private static final int MANY = 4;
    private static final String DEFAULT_BOOK = "address-books/contact.AddressBook:1@localhost/contacts";

    private final List<RetryingWriter> clerks;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Throwable> strange = new ArrayList<>();
    private final List<UncheckedIOException> cutOff = new ArrayList<>();
    private int acknowledged;
    private int refused;
    private boolean finishing;
    /** When the last request was acknowledged, or the writers began, by {@link System#nanoTime}. */
    private long lastAcknowledged;

    private Duration longestPause = Duration.ZERO;

    /** Creates writers for a new database. */
    RetryingWriters(Program program) {
        String uri =
                program.post("addresses", "{\"displayName\":\"Gatehouse\"}").header("Location");
        String addressId = uri.substring(uri.lastIndexOf('/') + 1);
        clerks = IntStream.range(0, MANY)
                .mapToObj(i -> new RetryingWriter("clerk" + i, addressId))
                .toList();
    }

    /** Starts or resumes all writers. */
    synchronized void begin(Program program) {
        cutOff.clear();
        finishing = false;
        lastAcknowledged = System.nanoTime();
        longestPause = Duration.ZERO;
        threads.clear();
        for (RetryingWriter clerk : clerks) {
            Thread thread = new Thread(() -> work(clerk, program), "clerk");
            threads.add(thread);
            thread.start();
        }
    }

    private void work(RetryingWriter clerk, Program program) {
        try {
            boolean done;
            do {
                done = clerk.say(program);
                count(done);
            } while (!done || !isFinishing());
        } catch (UncheckedIOException unanswered) {
            note(unanswered, program);
        } catch (RuntimeException | AssertionError unexpected) {
            note(unexpected);
        }
    }

    private synchronized boolean isFinishing() {
        return finishing;
    }

    private synchronized void count(boolean done) {
        acknowledged += done ? 1 : 0;
        refused += done ? 0 : 1;
        if (done) {
            long now = System.nanoTime();
            Duration pause = Duration.ofNanos(now - lastAcknowledged);
            longestPause = pause.compareTo(longestPause) > 0 ? pause : longestPause;
            lastAcknowledged = now;
        }
        notifyAll();
    }

    /** Returns the number of requests that were acknowledged. */
    synchronized int acknowledged() {
        return acknowledged;
    }

    /** Returns the longest time between two acknowledged requests since the writers began. */
    synchronized Duration longestPause() {
        return longestPause;
    }

    /** Records a missing response. A broken connection is expected of a killed process; a timeout is a failure. */
    private synchronized void note(UncheckedIOException unanswered, Program program) {
        if (unanswered.getCause() instanceof SocketTimeoutException) {
            program.reportThreads();
            note(unanswered);
        } else {
            cutOff.add(unanswered);
        }
    }

    private synchronized void note(Throwable unexpected) {
        strange.add(unexpected);
        notifyAll();
    }

    /** Waits until that many more requests are acknowledged. */
    synchronized void await(int more) throws InterruptedException {
        int enough = acknowledged + more;
        await(() -> acknowledged >= enough);
    }

    /** Waits until that many more requests got a 503. */
    synchronized void awaitRefused(int more) throws InterruptedException {
        int enough = refused + more;
        await(() -> refused >= enough);
    }

    private void await(BooleanSupplier enough) throws InterruptedException {
        long deadline = System.nanoTime() + Program.PATIENCE.toNanos();
        while (!enough.getAsBoolean() && strange.isEmpty() && System.nanoTime() < deadline) {
            wait(1000);
        }
        assertThat(strange).isEmpty();
        assertThat(enough.getAsBoolean())
                .as("%d acknowledged, %d refused", acknowledged, refused)
                .isTrue();
    }

    /** Waits until all writers have stopped, because the program has ended. */
    void awaitEnd() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(Program.PATIENCE.toMillis());
        }
        assertThat(threads).noneMatch(Thread::isAlive);
        assertThat(strange).isEmpty();
    }

    /** Stops each writer once its last request is acknowledged; each sends at least one. */
    void finish() throws InterruptedException {
        synchronized (this) {
            finishing = true;
        }
        awaitEnd();
        assertThat(cutOff).as("connections that were cut").isEmpty();
    }

    void assertNothingIsLost(Program program) {
        clerks.forEach(clerk -> clerk.assertNothingIsLost(program));
    }

    /** Asserts, while no request is running, that all data is present exactly once and complete, and that there is no other data. */
    void assertNothingIsDoubledOrHalfDone(Program program) throws IOException {
        assertThat(numbers()).doesNotHaveDuplicates();
        String total = Long.toString(numbers().count());
        for (String list : List.of("contacts", DEFAULT_BOOK)) {
            assertThat(listed(program, list))
                    .as(list)
                    .containsExactlyInAnyOrderElementsOf(numbers().boxed().toList());
            Conversation.Answer answer = program.get(list + "?total=true&limit=0");
            assertThat(answer.header("X-Total-Count")).as(list).isEqualTo(total);
        }
    }

    /** Returns the numbers of all contacts in a list. */
    private static List<Long> listed(Program program, String list) throws IOException {
        List<Long> numbers = new ArrayList<>();
        JsonNode page;
        do {
            String from = list + "?limit=1000&offset=" + numbers.size();
            page = new ObjectMapper().readTree(program.get(from).body());
            page.forEach(contact ->
                    numbers.add(RetryingWriter.number(contact.get("uri").asText())));
        } while (!page.isEmpty());
        return numbers;
    }

    /** Returns the numbers of all contacts of the writers. */
    LongStream numbers() {
        return clerks.stream().flatMapToLong(RetryingWriter::numbers);
    }
}
