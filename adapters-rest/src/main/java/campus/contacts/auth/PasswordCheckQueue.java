package campus.contacts.auth;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs costly checks, at most two at once. Networks take turns, so that the checks of one do not delay those of another; recognized
 * pairs go first. The number of waiting checks and their waiting time are bounded.
 */
final class PasswordCheckQueue {
    /** The queue of recently correct pairs, regardless of their network. */
    static final String RECOGNIZED = "";

    private static final int AT_ONCE = 2;
    private static final int MAX_WAITING = 16;

    /** Waiting checks by network; the first network is next. */
    private final Map<String, Deque<Turn>> waiting = new LinkedHashMap<>();

    private final Duration patience;
    private int waitingInAll;
    private int running;

    /** @param patience the longest time that a check waits for its turn */
    PasswordCheckQueue(Duration patience) {
        this.patience = patience;
    }

    /** The place of one check in the queue. */
    private static final class Turn {
        private final CountDownLatch decided = new CountDownLatch(1);
        private boolean granted;
    }

    /**
     * Runs a check in its turn.
     *
     * @throws AuthenticationException when the queue is full, or the turn does not come in time
     */
    boolean run(String network, BooleanSupplier check) {
        Turn turn = enter(network);
        boolean granted;
        try {
            turn.decided.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            granted = isGranted(network, turn);
        }
        if (!granted) {
            throw AuthenticationException.unavailable("too many passwords to check");
        }
        try {
            return check.getAsBoolean();
        } finally {
            leave();
        }
    }

    private synchronized Turn enter(String network) {
        Turn turn = new Turn();
        if (running < AT_ONCE) {
            grant(turn);
            return turn;
        }
        if (waitingInAll == MAX_WAITING && !makeRoom(network)) {
            turn.decided.countDown();
            return turn;
        }
        waiting.computeIfAbsent(network, none -> new ArrayDeque<>()).add(turn);
        waitingInAll++;
        return turn;
    }

    private void grant(Turn turn) {
        running++;
        turn.granted = true;
        turn.decided.countDown();
    }

    /** Rejects the last check of the network with the most waiting checks, unless the new check's network would have as many. */
    private boolean makeRoom(String network) {
        int own = network.equals(RECOGNIZED) ? 0 : 1 + size(network);
        String largest = waiting.keySet().stream()
                .filter(other -> !other.equals(RECOGNIZED))
                .max(Comparator.comparingInt(this::size))
                .orElse(network);
        if (size(largest) <= own || largest.equals(network)) {
            return false;
        }
        Turn last = waiting.get(largest).getLast();
        remove(largest, last);
        last.decided.countDown();
        return true;
    }

    private int size(String network) {
        Deque<Turn> turns = waiting.get(network);
        return turns == null ? 0 : turns.size();
    }

    private synchronized boolean isGranted(String network, Turn turn) {
        if (!turn.granted) {
            remove(network, turn);
        }
        return turn.granted;
    }

    private void remove(String network, Turn turn) {
        Deque<Turn> turns = waiting.get(network);
        if (turns != null && turns.remove(turn)) {
            waitingInAll--;
            if (turns.isEmpty()) {
                waiting.remove(network);
            }
        }
    }

    private synchronized void leave() {
        running--;
        if (waiting.isEmpty()) {
            return;
        }
        String next = waiting.containsKey(RECOGNIZED)
                ? RECOGNIZED
                : waiting.keySet().iterator().next();
        Deque<Turn> turns = waiting.remove(next);
        waitingInAll--;
        grant(turns.remove());
        if (!turns.isEmpty()) {
            waiting.put(next, turns);
        }
    }
}
