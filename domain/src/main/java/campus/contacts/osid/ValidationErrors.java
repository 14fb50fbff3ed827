package campus.contacts.osid;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a document, collected to be told all at once. Never says what stands in it: it may be personal. */
public final class ValidationErrors {
    private final List<Refusal.Detail> found = new ArrayList<>();

    /** No problems so far. */
    public ValidationErrors() {}

    /** Notes a problem, unless more are known than are told. */
    public void add(String pointer, String problem) {
        if (!isFull()) {
            found.add(new Refusal.Detail(pointer, problem));
        }
    }

    /** Whether more problems are known than are told, so that looking for others is of no use. */
    public boolean isFull() {
        return found.size() > Refusal.MAX_DETAILS;
    }

    public void require(boolean holds, String pointer, String otherwise) {
        if (!holds) {
            add(pointer, otherwise);
        }
    }

    /** All that there are so far. */
    public List<Refusal.Detail> all() {
        return List.copyOf(found);
    }

    /** How many there are so far. */
    public int count() {
        return found.size();
    }

    /**
     * Refuses when there are any.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} with all of them
     */
    public void refuse() {
        if (!found.isEmpty()) {
            throw Refusal.invalid(found);
        }
    }
}
