package campus.contacts.people;

import campus.contacts.filter.CollectionFilter;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.records.EmailAddressSyntax;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Selects rows of the Email Addresses API in a storage: the part of a filter that a storage can apply by itself. A
 * component that is null is no condition.
 *
 * @param addressBookId the book of the data source
 * @param addressIds the address must be one of these
 * @param resourceIds the resource must be one of these
 * @param mailboxes the mailbox must be one of these, in the form of {@link EmailAddressSyntax#key(String)}
 * @param mailboxPrefix the beginning of the mailbox, in the same form
 * @param changed the time of the last change
 * @param texts the properties must contain one text of each of these sets; may be ignored
 */
public record MailboxQuery(
        Id addressBookId,
        @Nullable Set<Id> addressIds,
        @Nullable Set<Id> resourceIds,
        @Nullable Set<String> mailboxes,
        @Nullable String mailboxPrefix,
        CollectionFilter.@Nullable Span changed,
        List<Set<String>> texts) {
    private static final String ID = "id";
    private static final String NETID = "netid";
    private static final String MAILBOX = "email_address";
    private static final String CHANGED = "cache_date";

    public MailboxQuery {
        Objects.requireNonNull(addressBookId);
        texts = List.copyOf(texts);
    }

    /** Returns the narrowest query that the filter allows. */
    public static MailboxQuery of(Id addressBookId, CollectionFilter filter, LocalIds ownIds) {
        return new MailboxQuery(
                addressBookId,
                filter.only(ID).map(MailboxQuery::ids).orElse(null),
                filter.only(NETID)
                        .map(texts -> resources(texts, ownIds.authority()))
                        .orElse(null),
                filter.only(MAILBOX)
                        .map(texts ->
                                texts.stream().map(EmailAddressSyntax::key).collect(Collectors.toSet()))
                        .orElse(null),
                filter.onlyPrefix(MAILBOX).map(EmailAddressSyntax::key).orElse(null),
                filter.span(CHANGED).orElse(null),
                filter.texts("data_source_data"));
    }

    private static Set<Id> ids(Set<String> texts) {
        Set<Id> ids = new HashSet<>();
        texts.forEach(
                text -> Id.find(text).filter(id -> id.toString().equals(text)).ifPresent(ids::add));
        return ids;
    }

    private static Set<Id> resources(Set<String> texts, String authority) {
        return texts.stream()
                .flatMap(text -> NetId.find(text).stream())
                .map(netid -> netid.resource(authority))
                .collect(Collectors.toSet());
    }

    /** Returns the part of a filter that the query does not cover. */
    public static CollectionFilter rest(CollectionFilter filter) {
        Set<String> asked = new HashSet<>();
        List.of(ID, NETID, MAILBOX).forEach(attribute -> {
            if (filter.isOnly(attribute)) {
                asked.add(attribute);
            }
        });
        filter.onlyPrefix(MAILBOX).ifPresent(prefix -> asked.add(MAILBOX));
        filter.span(CHANGED).ifPresent(span -> asked.add(CHANGED));
        return filter.without(asked);
    }

    /** Returns whether an index finds the rows, without a scan of the book. */
    public boolean isNarrow() {
        return addressIds != null || resourceIds != null || mailboxes != null;
    }

    /** Returns whether no row can match. */
    public boolean isImpossible() {
        return Set.of().equals(addressIds) || Set.of().equals(resourceIds);
    }

    /** Returns whether an address in the book matches, ignoring the texts. */
    public boolean matches(MailboxRow row) {
        Optional<String> mailbox = row.mailbox().map(EmailAddressSyntax::key);
        return mailbox.isPresent()
                && (addressIds == null || addressIds.contains(row.addressId()))
                && (resourceIds == null || resourceIds.contains(row.resourceId()))
                && (mailboxes == null || mailboxes.contains(mailbox.get()))
                && (mailboxPrefix == null || mailbox.get().startsWith(mailboxPrefix))
                && (changed == null || changed.includes(row.changedAt()));
    }
}
