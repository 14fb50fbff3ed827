package campus.contacts.service.contactimport;

import campus.contacts.osid.Refusal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was done with a row.
 *
 * @param leftAlone the parts that users edited since the last import
 * @param refusal why the row was rejected; null if it was not
 */
public record RowOutcome(
        Change change, List<String> leftAlone, @Nullable Refusal refusal) {
    /** The kinds of change, of which that of a row is the first that one of its objects has. */
    public enum Change {
        CREATED,
        UPDATED,
        UNCHANGED,
        SKIPPED
    }

    public RowOutcome {
        Objects.requireNonNull(change);
        leftAlone = List.copyOf(leftAlone);
    }

    static RowOutcome refused(Refusal refusal) {
        return new RowOutcome(Change.SKIPPED, List.of(), refusal);
    }
}
