package campus.contacts.bench;

import java.util.regex.Pattern;

/**
 * Selects the measurements to run, and reports those that are left out for lack of time.
 *
 * @param only the names to run, as a regular expression
 * @param deadline in nanoseconds, as {@link System#nanoTime()}
 */
record Schedule(Report report, Contest contest, String only, long deadline) {
    /** A measurement. */
    interface Task {
        void run() throws Exception;
    }

    /** Returns a schedule with a part of the remaining time. */
    Schedule share(int parts) {
        long left = Math.max(0, deadline - System.nanoTime());
        return new Schedule(report, contest, only, System.nanoTime() + left / parts);
    }

    boolean isAsked(String work) {
        return Pattern.compile(only, Pattern.CASE_INSENSITIVE).matcher(work).find();
    }

    /** @param takes the maximum duration in seconds */
    void run(String database, String work, int takes, Task task) throws Exception {
        if (!isAsked(work)) {
            return;
        }
        if (System.nanoTime() + takes * 1_000_000_000L > deadline) {
            report.leftOut(database, work, "no time");
        } else {
            task.run();
        }
    }
}
