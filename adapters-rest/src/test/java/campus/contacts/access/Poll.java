package campus.contacts.access;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what must come, however long it takes; that it never comes is noticed in the end. */
public final class Poll {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
