package campus.contacts.people;

import campus.contacts.Refusal;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a document, collected to be told all at once. Never says what stands in it: it may be personal. */
final class Problems {
    private final List<Refusal.Detail> found = new ArrayList<>();

    /** Notes a problem, unless more are known than are told. */
    void add(String pointer, String problem) {
        if (!isFull()) {
            found.add(new Refusal.Detail(pointer, problem));
        }
    }

    /** Whether more problems are known than are told, so that looking for others is of no use. */
    boolean isFull() {
        return found.size() > Refusal.MAX_DETAILS;
    }

    void require(boolean holds, String pointer, String otherwise) {
        if (!holds) {
            add(pointer, otherwise);
        }
    }

    /** All that there are so far. */
    List<Refusal.Detail> all() {
        return List.copyOf(found);
    }

    /** How many there are so far. */
    int count() {
        return found.size();
    }

    /**
     * Refuses when there are any.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} with all of them
     */
    void refuse() {
        if (!found.isEmpty()) {
            throw Refusal.invalid(found);
        }
    }
}
