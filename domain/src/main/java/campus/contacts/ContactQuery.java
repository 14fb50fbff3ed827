package campus.contacts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which contacts to list; all conditions must hold.
 *
 * @param shelf the address book to look at, or null: every book
 * @param ends the objects that the contact must connect
 * @param timings when it must be effective; all must match
 * @param availableAt when it must be effective and, by its availability record, usable; null: whether or not it has one
 */
public record ContactQuery(Shelf shelf, TypeFilter types, Ends ends, List<Timing> timings, Instant availableAt) {
    /** Every contact. */
    public static final ContactQuery ALL =
            new ContactQuery(null, TypeFilter.ANY, new Ends(null, null, null), List.of(), null);

    public ContactQuery {
        Objects.requireNonNull(types);
        Objects.requireNonNull(ends);
        timings = List.copyOf(timings);
        availableAt = availableAt == null ? null : availableAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The objects that a contact must connect; null: any. */
    public record Ends(Id addressId, Id referenceId, Id addresseeId) {}

    public Optional<Shelf> on() {
        return Optional.ofNullable(shelf);
    }

    public ContactQuery on(Shelf changed) {
        return new ContactQuery(changed, types, ends, timings, availableAt);
    }

    public ContactQuery ofTypes(TypeFilter changed) {
        return new ContactQuery(shelf, changed, ends, timings, availableAt);
    }

    public ContactQuery connecting(Ends changed) {
        return new ContactQuery(shelf, types, changed, timings, availableAt);
    }

    public ContactQuery effective(List<Timing> changed) {
        return new ContactQuery(shelf, types, ends, changed, availableAt);
    }

    public ContactQuery availableAt(Instant changed) {
        return new ContactQuery(shelf, types, ends, timings, changed);
    }
}
