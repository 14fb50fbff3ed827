package campus.contacts.storage;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Contact;
import campus.contacts.OsidObject;
import campus.contacts.history.EndedLink;
import campus.contacts.history.RecordedEvent;
import campus.contacts.history.VersionOrigin;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.Archive;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects of an archive that belong to an address book or its descendants, found by reading the whole archive once; a
 * second reading passes them on. Keeps the Ids of the part in memory, and the hierarchy.
 *
 * <p>A deleted object belongs to the books that contained it when it was deleted. The default address book is part of
 * every archive.
 */
public final class ArchivePart extends DiscardingSink {
    private final Id top;
    private final Id defaultBook;
    private final Map<Id, AddressBook> all = new HashMap<>();
    private final Map<Id, Set<Id>> children = new HashMap<>();
    private final Map<ObjectKind, Set<Id>> members = new EnumMap<>(ObjectKind.class);
    private @Nullable Contact deleted;

    private ArchivePart(Id top) {
        this.top = top;
        this.defaultBook = Id.of(top.namespace(), Long.toString(AddressBook.DEFAULT), top.authority());
        for (ObjectKind kind : ObjectKind.values()) {
            members.put(kind, new HashSet<>());
        }
    }

    /**
     * Sends the part of an address book and its descendants.
     *
     * @param addressBookId local Id
     * @param whole sends the same content each time
     * @throws Refusal {@link Refusal.Reason#NOT_FOUND} when there is no such book, {@link Refusal.Reason#INVALID_ARGUMENT}
     *     when it is a smart one; nothing has been sent then
     */
    public static void send(Id addressBookId, Archive.Source whole, Archive.Sink sink) {
        ArchivePart part = new ArchivePart(addressBookId);
        whole.sendTo(part);
        whole.sendTo(new ArchivePartSink(part, sink));
    }

    Id defaultBook() {
        return defaultBook;
    }

    boolean has(ObjectKind kind, Id id) {
        return members(kind).contains(id);
    }

    private Set<Id> members(ObjectKind kind) {
        return Objects.requireNonNull(members.get(kind));
    }

    long count(ObjectKind kind) {
        return members(kind).size();
    }

    @Override
    public void addressBook(AddressBook book, @Nullable VersionOrigin origin) {
        all.put(book.id(), book);
    }

    @Override
    public void child(Id parentId, Id childId, @Nullable RecordedEvent since) {
        children.computeIfAbsent(parentId, unseen -> new HashSet<>()).add(childId);
    }

    /** Returns the books of the part, which are known when the first filing comes. */
    private Set<Id> books() {
        Set<Id> books = members(ObjectKind.ADDRESS_BOOK);
        if (books.isEmpty()) {
            requireOrdinary();
            Deque<Id> found = new ArrayDeque<>(List.of(top));
            while (!found.isEmpty()) {
                Id book = found.pop();
                if (books.add(book)) {
                    found.addAll(children.getOrDefault(book, Set.of()));
                }
            }
        }
        return books;
    }

    private void requireOrdinary() {
        AddressBook book = all.get(top);
        if (book == null) {
            throw Refusal.notFound("the address book " + top);
        }
        if (book.isSmart()) {
            throw Refusal.invalid(top + " is a smart address book, which contains no objects of its own");
        }
    }

    @Override
    public void version(OsidObject object, Archive.Replaced replaced) {
        if (object instanceof Contact contact) {
            deleted = contact;
        }
    }

    /** The versions of a deleted contact come before the filings that ended with it. */
    @Override
    public void endedFiling(ObjectKind kind, Id addressBookId, Id objectId, EndedLink link) {
        if (link.isLast() && books().contains(addressBookId)) {
            members(kind).add(objectId);
            if (deleted != null && deleted.id().equals(objectId)) {
                members(ObjectKind.ADDRESS).add(deleted.link().addressId());
            }
        }
    }

    @Override
    public void address(Address address, Archive.Kept kept) {
        if (isIn(kept)) {
            members(ObjectKind.ADDRESS).add(address.id());
        }
    }

    @Override
    public void contact(Contact contact, Archive.Kept kept) {
        if (isIn(kept)) {
            members(ObjectKind.CONTACT).add(contact.id());
            members(ObjectKind.ADDRESS).add(contact.link().addressId());
        }
    }

    private boolean isIn(Archive.Kept kept) {
        return kept.filings().stream().map(Archive.Filing::addressBookId).anyMatch(books()::contains);
    }

    @Override
    public void end() {
        books().add(defaultBook);
    }
}
