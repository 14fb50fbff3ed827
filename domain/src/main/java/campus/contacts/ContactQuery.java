package campus.contacts;

import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects the contacts to list; all conditions must hold.
 *
 * @param scope the address book to look at, or null: every book
 * @param ends the objects that the contact must connect
 * @param timings conditions on the effective period; all must match
 * @param availableAt moments at which it must be effective and, by its availability record, available
 * @param ids the contacts of which it must be one; null: any
 * @param text words that it must have; null: any
 */
public record ContactQuery(
        @Nullable AddressBookScope scope,
        TypeFilter types,
        Ends ends,
        List<EffectiveFilter> timings,
        List<Instant> availableAt,
        @Nullable Set<Id> ids,
        @Nullable TextQuery text)
        implements FiledObjectQuery<ContactQuery> {
    /** Every contact. */
    public static final ContactQuery ALL =
            new ContactQuery(null, TypeFilter.ANY, new Ends(null, null, null), List.of(), null);

    public ContactQuery {
        Objects.requireNonNull(types);
        Objects.requireNonNull(ends);
        ids = ids == null ? null : Set.copyOf(ids);
        timings = List.copyOf(timings);
        availableAt = availableAt.stream()
                .map(moment -> moment.truncatedTo(ChronoUnit.MILLIS))
                .toList();
    }

    /**
     * Creates a query that accepts any Id and text.
     *
     * @param availableAt null: no condition
     */
    public ContactQuery(
            @Nullable AddressBookScope scope,
            TypeFilter types,
            Ends ends,
            List<EffectiveFilter> timings,
            @Nullable Instant availableAt) {
        this(scope, types, ends, timings, availableAt == null ? List.of() : List.of(availableAt), null, null);
    }

    /** The objects that a contact must connect; null: any. */
    public record Ends(
            @Nullable Id addressId,
            @Nullable Id referenceId,
            @Nullable Id addresseeId) {
        private boolean contradicts(Ends other) {
            return Conjunction.isContradiction(addressId, other.addressId)
                    || Conjunction.isContradiction(referenceId, other.referenceId)
                    || Conjunction.isContradiction(addresseeId, other.addresseeId);
        }

        private Ends and(Ends other) {
            return new Ends(
                    Conjunction.either(addressId, other.addressId),
                    Conjunction.either(referenceId, other.referenceId),
                    Conjunction.either(addresseeId, other.addresseeId));
        }
    }

    @Override
    public Optional<AddressBookScope> on() {
        return Optional.ofNullable(scope);
    }

    @Override
    public ContactQuery on(@Nullable AddressBookScope changed) {
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
        return new ContactQuery(scope, types, ends, timings, List.of(changed), ids, text);
    }

    @Override
    public ContactQuery among(@Nullable Set<Id> changed) {
        return new ContactQuery(scope, types, ends, timings, availableAt, changed, text);
    }

    public ContactQuery matching(@Nullable TextQuery changed) {
        return new ContactQuery(scope, types, ends, timings, availableAt, ids, changed);
    }

    @Override
    public ContactQuery and(ContactQuery other) {
        return new ContactQuery(
                Conjunction.scope(scope, other.scope),
                types.and(other.types),
                ends.and(other.ends),
                Conjunction.all(timings, other.timings),
                Conjunction.all(availableAt, other.availableAt),
                ends.contradicts(other.ends) ? Set.of() : Conjunction.common(ids, other.ids),
                TextQuery.and(text, other.text));
    }
}
