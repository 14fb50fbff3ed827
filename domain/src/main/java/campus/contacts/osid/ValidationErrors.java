package campus.contacts.osid;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the problems of a document, to report them together. Messages never repeat the document's content, which may
 * be personal.
 */
public final class ValidationErrors {
    private final List<Refusal.Detail> found = new ArrayList<>();

    /** Creates an empty collection. */
    public ValidationErrors() {}

    /** Adds a problem; ignored once the maximum number is exceeded. */
    public void add(String pointer, String problem) {
        if (!isFull()) {
            found.add(new Refusal.Detail(pointer, problem));
        }
    }

    /** Returns whether more problems are known than are reported, so that looking for others is pointless. */
    public boolean isFull() {
        return found.size() > Refusal.MAX_DETAILS;
    }

    public void require(boolean holds, String pointer, String otherwise) {
        if (!holds) {
            add(pointer, otherwise);
        }
    }

    /** Returns all problems so far. */
    public List<Refusal.Detail> all() {
        return List.copyOf(found);
    }

    /** Returns the number of problems so far. */
    public int count() {
        return found.size();
    }

    /**
     * Throws if there are any problems.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} with all of them
     */
    public void refuse() {
        if (!found.isEmpty()) {
            throw Refusal.invalid(found);
        }
    }
}
