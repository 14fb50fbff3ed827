package campus.contacts.bench;

import java.util.regex.Pattern;

/**
 * Decides what is measured, and reports what is left out for want of time.
 *
 * @param only what is asked for, as a regular expression
 * @param deadline in nanoseconds of the system's timer
 */
record Schedule(Report report, Contest contest, String only, long deadline) {
    /** Something that is measured. */
    interface Task {
        void run() throws Exception;
    }

    /** This schedule with a part of the time that is left. */
    Schedule share(int parts) {
        long left = Math.max(0, deadline - System.nanoTime());
        return new Schedule(report, contest, only, System.nanoTime() + left / parts);
    }

    boolean isAsked(String work) {
        return Pattern.compile(only, Pattern.CASE_INSENSITIVE).matcher(work).find();
    }

    /** @param takes how many seconds at most */
    void run(String database, String work, int takes, Task task) throws Exception {
        if (!isAsked(work)) {
            return;
        }
        if (System.nanoTime() + takes * 1_000_000_000L > deadline) {
            report.leftOut(database, work);
        } else {
            task.run();
        }
    }
}
