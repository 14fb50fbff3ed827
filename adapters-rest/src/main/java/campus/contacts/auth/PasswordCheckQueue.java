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
 * Runs costly checks, at most two at once. Networks take turns, so that the checks of one do not delay those of another; whoever was
 * recognized goes first. A bounded number waits, for a bounded time.
 */
final class PasswordCheckQueue {
    /** Those whose pair was right not long ago, whatever their network. */
    static final String RECOGNIZED = "";

    private static final int AT_ONCE = 2;
    private static final int MAX_WAITING = 16;

    /** By network; the first is next. */
    private final Map<String, Deque<Turn>> waiting = new LinkedHashMap<>();

    private final Duration patience;
    private int waitingInAll;
    private int running;

    /** @param patience how long a check waits for its turn */
    PasswordCheckQueue(Duration patience) {
        this.patience = patience;
    }

    /** One check's place in the queue. */
    private static final class Turn {
        private final CountDownLatch decided = new CountDownLatch(1);
        private boolean granted;
    }

    /**
     * Runs a check when it is its turn.
     *
     * @throws AuthenticationException when too many wait, or none of them is finished in time
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

    /** Turns away the last one of the network with the most, unless that is no better than to turn away the new one. */
    private boolean makeRoom(String network) {
        int own = network.equals(RECOGNIZED) ? 0 : 1 + size(network);
        String largest = waiting.keySet().stream()
                .filter(each -> !each.equals(RECOGNIZED))
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
