package campus.contacts.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * The position of an entry in the history of an object. Of the changes of one moment, versions come before filings,
 * filings before changes of the hierarchy, and a deletion comes last. The versions of an object are at different moments,
 * and so are the begins and ends of its link to one book. Two transactions that make a version and a filing within one
 * millisecond leave no other trace of their order.
 *
 * @param at time of the change, to the millisecond
 * @param change what the change was; only its {@link #rank} counts
 * @param number the version, or the number of the other book; 0: neither
 */
public record HistoryPosition(Instant at, Change change, long number) implements Comparable<HistoryPosition> {
    private static final Comparator<HistoryPosition> ORDER = Comparator.comparing(HistoryPosition::at)
            .thenComparing(HistoryPosition::rank)
            .thenComparing(HistoryPosition::number);

    public HistoryPosition {
        Objects.requireNonNull(at);
        Objects.requireNonNull(change);
    }

    /** Returns the order among changes of one moment: 0 for versions with content, the largest for a deletion. */
    public int rank() {
        if (change.hasContent()) {
            return 0;
        }
        return change == Change.DELETED ? Change.values().length : change.ordinal();
    }

    /** Compares by time: an earlier change is less than a later one. */
    @Override
    public int compareTo(HistoryPosition other) {
        return ORDER.compare(this, other);
    }
}
