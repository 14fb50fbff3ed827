package campus.contacts;

import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Selects the contacts to list; all conditions must hold.
 *
 * @param scope the address book to look at, or null: every book
 * @param ends the objects that the contact must connect
 * @param timings conditions on the effective period; all must match
 * @param availableAt moment at which it must be effective and, if it has an availability record, available; null: no
 *     condition
 */
public record ContactQuery(
        AddressBookScope scope, TypeFilter types, Ends ends, List<EffectiveFilter> timings, Instant availableAt) {
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

    public Optional<AddressBookScope> on() {
        return Optional.ofNullable(scope);
    }

    public ContactQuery on(AddressBookScope changed) {
        return new ContactQuery(changed, types, ends, timings, availableAt);
    }

    public ContactQuery ofTypes(TypeFilter changed) {
        return new ContactQuery(scope, changed, ends, timings, availableAt);
    }

    public ContactQuery connecting(Ends changed) {
        return new ContactQuery(scope, types, changed, timings, availableAt);
    }

    public ContactQuery effective(List<EffectiveFilter> changed) {
        return new ContactQuery(scope, types, ends, changed, availableAt);
    }

    public ContactQuery availableAt(Instant changed) {
        return new ContactQuery(scope, types, ends, timings, changed);
    }
}
