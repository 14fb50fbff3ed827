package campus.contacts.bench;

/**
 * Something to be measured.
 *
 * @param least the least ratio to the floor that is good enough
 * @param ours what to ask of the program
 * @param floors what to ask of the floor
 */
record Work(String name, double least, Wrk.Requests ours, Wrk.Requests floors) {
    Work(String name, double least, Wrk.Requests both) {
        this(name, least, both, both);
    }

    /** Whether it can be asked again and the answers of both compared. */
    boolean isComparable() {
        return ours.method().equals("GET")
                && ours.equals(floors)
                && !ours.extra().containsKey("If-None-Match");
    }
}
