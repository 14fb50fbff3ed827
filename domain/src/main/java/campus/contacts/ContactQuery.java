package campus.contacts;

import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Selects the contacts to list; all conditions must hold.
 *
 * @param scope the address book to look at, or null: every book
 * @param ends the objects that the contact must connect
 * @param timings conditions on the effective period; all must match
 * @param availableAt moment at which it must be effective and, by its availability record, available; null: no condition
 * @param ids the contacts of which it must be one; null: any
 * @param text words that it must have; null: any
 */
public record ContactQuery(
        AddressBookScope scope,
        TypeFilter types,
        Ends ends,
        List<EffectiveFilter> timings,
        Instant availableAt,
        Set<Id> ids,
        TextQuery text) {
    /** Every contact. */
    public static final ContactQuery ALL =
            new ContactQuery(null, TypeFilter.ANY, new Ends(null, null, null), List.of(), null);

    public ContactQuery {
        Objects.requireNonNull(types);
        Objects.requireNonNull(ends);
        ids = ids == null ? null : Set.copyOf(ids);
        timings = List.copyOf(timings);
        availableAt = availableAt == null ? null : availableAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Creates a query that accepts any Id and text. */
    public ContactQuery(
            AddressBookScope scope, TypeFilter types, Ends ends, List<EffectiveFilter> timings, Instant availableAt) {
        this(scope, types, ends, timings, availableAt, null, null);
    }

    /** The objects that a contact must connect; null: any. */
    public record Ends(Id addressId, Id referenceId, Id addresseeId) {}

    public Optional<AddressBookScope> on() {
        return Optional.ofNullable(scope);
    }

    public ContactQuery on(AddressBookScope changed) {
        return new ContactQuery(changed, types, ends, timings, availableAt, ids, text);
    }

    public ContactQuery ofTypes(TypeFilter changed) {
        return new ContactQuery(scope, changed, ends, timings, availableAt, ids, text);
    }

    public ContactQuery connecting(Ends changed) {
        return new ContactQuery(scope, types, changed, timings, availableAt, ids, text);
    }

    public ContactQuery effective(List<EffectiveFilter> changed) {
        return new ContactQuery(scope, types, ends, changed, availableAt, ids, text);
    }

    public ContactQuery availableAt(Instant changed) {
        return new ContactQuery(scope, types, ends, timings, changed, ids, text);
    }

    public ContactQuery among(Set<Id> changed) {
        return new ContactQuery(scope, types, ends, timings, availableAt, changed, text);
    }

    public ContactQuery matching(TextQuery changed) {
        return new ContactQuery(scope, types, ends, timings, availableAt, ids, changed);
    }
}
