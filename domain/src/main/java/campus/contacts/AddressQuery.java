package campus.contacts;

import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Selects the addresses to list; all conditions must hold.
 *
 * @param scope the address book to look at, or null: every book
 * @param resourceId the resource to which the address must belong, or null: any
 * @param mailbox the e-mail address that its record must name, ignoring case, or null: any or none
 * @param ids the addresses of which it must be one; null: any
 * @param text words that it must have; null: any
 */
public record AddressQuery(
        @Nullable AddressBookScope scope,
        TypeFilter types,
        @Nullable Id resourceId,
        @Nullable String mailbox,
        @Nullable Set<Id> ids,
        @Nullable TextQuery text)
        implements FiledObjectQuery<AddressQuery> {
    /** Every address. */
    public static final AddressQuery ALL = new AddressQuery(null, TypeFilter.ANY, null);

    public AddressQuery {
        Objects.requireNonNull(types);
        ids = ids == null ? null : Set.copyOf(ids);
    }

    /** Creates a query that accepts any mailbox, Id and text. */
    public AddressQuery(@Nullable AddressBookScope scope, TypeFilter types, @Nullable Id resourceId) {
        this(scope, types, resourceId, null, null, null);
    }

    @Override
    public Optional<AddressBookScope> on() {
        return Optional.ofNullable(scope);
    }

    @Override
    public AddressQuery on(@Nullable AddressBookScope changed) {
        return new AddressQuery(changed, types, resourceId, mailbox, ids, text);
    }

    public AddressQuery ofResource(Id changed) {
        return new AddressQuery(scope, types, changed, mailbox, ids, text);
    }

    public AddressQuery withMailbox(String changed) {
        return new AddressQuery(scope, types, resourceId, changed, ids, text);
    }

    @Override
    public AddressQuery among(@Nullable Set<Id> changed) {
        return new AddressQuery(scope, types, resourceId, mailbox, changed, text);
    }

    public AddressQuery matching(@Nullable TextQuery changed) {
        return new AddressQuery(scope, types, resourceId, mailbox, ids, changed);
    }

    @Override
    public AddressQuery and(AddressQuery other) {
        boolean none = Conjunction.isContradiction(resourceId, other.resourceId)
                || Conjunction.isContradiction(mailbox, other.mailbox);
        return new AddressQuery(
                Conjunction.scope(scope, other.scope),
                types.and(other.types),
                Conjunction.either(resourceId, other.resourceId),
                Conjunction.either(mailbox, other.mailbox),
                none ? Set.of() : Conjunction.common(ids, other.ids),
                TextQuery.and(text, other.text));
    }
}
