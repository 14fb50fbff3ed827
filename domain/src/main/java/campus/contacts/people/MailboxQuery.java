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

/**
 * Which rows of the Email Addresses API a store looks for: the part of a filter that a store can apply by itself. A member that is
 * null asks for nothing.
 *
 * @param addressBookId the book of the data source
 * @param addressIds one of these addresses
 * @param resourceIds of one of these resources
 * @param mailboxes one of these mailboxes, as {@link EmailAddressSyntax#key(String)} spells them
 * @param mailboxPrefix the beginning of the mailbox, spelled likewise
 * @param changed when it was last changed
 * @param texts of each of these sets one stands somewhere in the properties; may be ignored
 */
public record MailboxQuery(
        Id addressBookId,
        Set<Id> addressIds,
        Set<Id> resourceIds,
        Set<String> mailboxes,
        String mailboxPrefix,
        CollectionFilter.Span changed,
        List<Set<String>> texts) {
    private static final String ID = "id";
    private static final String NETID = "netid";
    private static final String MAILBOX = "email_address";
    private static final String CHANGED = "cache_date";

    public MailboxQuery {
        Objects.requireNonNull(addressBookId);
        texts = List.copyOf(texts);
    }

    /** As narrow as the filter allows. */
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

    /** What the query leaves of a filter. */
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

    /** Whether an index finds the rows, so that the others of the book are not looked at. */
    public boolean isNarrow() {
        return addressIds != null || resourceIds != null || mailboxes != null;
    }

    /** Whether nothing meets it. */
    public boolean isImpossible() {
        return Set.of().equals(addressIds) || Set.of().equals(resourceIds);
    }

    /** Whether an address in the book is asked for, the texts ignored. */
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
