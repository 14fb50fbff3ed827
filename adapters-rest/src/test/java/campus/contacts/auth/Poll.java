package campus.contacts.auth;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what must come, however long it takes; that it never comes is noticed in the end. */
public final class Poll {
    /** How long tests wait, on a machine that is busy with other work too, before they take something for lost. */
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
