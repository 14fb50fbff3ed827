package campus.contacts.auth;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition, and fails when it is not met in the end. */
public final class Poll {
    /** The longest wait of tests, generous enough for a busy machine. */
    public static final Duration PATIENCE = Duration.ofMinutes(4);

    private Poll() {}

    public static void until(String what, BooleanSupplier come) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still not: " + what);
            }
            Thread.yield();
        }
    }
}
