package campus.contacts.bench;

import java.time.Instant;
import java.util.List;

/**
 * A measurement.
 *
 * @param wanted the least ratio to the floor that meets the target
 * @param ours the requests to the program
 * @param floors the requests to the floor
 */
record Work(String name, Wanted wanted, Wrk.Requests ours, Wrk.Requests floors) {
    Work(String name, Wanted wanted, Wrk.Requests both) {
        this(name, wanted, both, both);
    }

    /** The least ratio on each database. */
    record Wanted(double onH2, double onPostgreSql) {
        Wanted(double onBoth) {
            this(onBoth, onBoth);
        }

        double on(String database) {
            return database.equals("H2") ? onH2 : onPostgreSql;
        }
    }

    /** Returns the requests to the program for a moment in the past. */
    Wrk.Requests asOf(Instant moment) {
        List<String> past = ours.targets().stream()
                .map(target -> target + (target.contains("?") ? "&asOf=" : "?asOf=") + moment)
                .toList();
        return new Wrk.Requests(ours.method(), past, ours.extra());
    }

    /** Returns true if the request can be repeated, so that both responses can be compared. */
    boolean isComparable() {
        return ours.method().equals("GET")
                && ours.equals(floors)
                && !ours.extra().containsKey("If-None-Match");
    }
}
