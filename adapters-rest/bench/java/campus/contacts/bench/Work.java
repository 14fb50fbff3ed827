package campus.contacts.bench;

/**
 * A measurement.
 *
 * @param least the least ratio to the floor that meets the target
 * @param ours the requests to the program
 * @param floors the requests to the floor
 */
record Work(String name, double least, Wrk.Requests ours, Wrk.Requests floors) {
    Work(String name, double least, Wrk.Requests both) {
        this(name, least, both, both);
    }

    /** Returns true if the request can be repeated, so that both responses can be compared. */
    boolean isComparable() {
        return ours.method().equals("GET")
                && ours.equals(floors)
                && !ours.extra().containsKey("If-None-Match");
    }
}
