package campus.contacts.service;

import campus.contacts.Address;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.ObjectReader;
import campus.contacts.spi.RecordedState;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the objects of one kind as they were at a moment in the past (recorded time, section 2). Reads of the past use
 * the primary database, because a standby may not have received what was recorded a moment ago.
 */
class RecordedLookup<T extends OsidObject, Q> implements ObjectLookup<T, Q> {
    private final Storage storage;
    private final Instant moment;
    private final ObjectKind kind;
    private final Function<RecordedState, ObjectReader<T, Q>> readers;
    private final Function<Q, Optional<Id>> place;

    RecordedLookup(
            Storage storage,
            Instant moment,
            ObjectKind kind,
            Function<RecordedState, ObjectReader<T, Q>> readers,
            Function<Q, Optional<Id>> place) {
        this.storage = storage;
        this.moment = moment;
        this.kind = kind;
        this.readers = readers;
        this.place = place;
    }

    static ObjectLookup<Contact, ContactQuery> contacts(Storage storage, Instant moment) {
        return new RecordedLookup<>(
                storage,
                moment,
                ObjectKind.CONTACT,
                RecordedState::contacts,
                query -> query.on().map(AddressBookScope::addressBookId));
    }

    static ObjectLookup<Address, AddressQuery> addresses(Storage storage, Instant moment) {
        return new RecordedLookup<>(
                storage,
                moment,
                ObjectKind.ADDRESS,
                RecordedState::addresses,
                query -> query.on().map(AddressBookScope::addressBookId));
    }

    @Override
    public final ObjectKind kind() {
        return kind;
    }

    @Override
    public final T get(Caller caller, Id id) {
        return read(reader -> find(reader, caller, id));
    }

    final T find(ObjectReader<T, Q> reader, Caller caller, Id id) {
        return reader.find(id, caller.visibility()).orElseThrow(() -> Refusal.notFound(kind));
    }

    @Override
    public final Map<Id, T> findAll(Caller caller, Collection<Id> ids) {
        return read(reader -> reader.findAll(ids, caller.visibility()));
    }

    /** Reads the objects of the moment. */
    final <R> R read(Function<ObjectReader<T, Q>, R> work) {
        return inUnit(unit -> work.apply(readers.apply(unit.asOf(moment))));
    }

    @Override
    public final Page<T> list(Caller caller, Q query, PageRequest window) {
        caller.requireAnyGrant(AccessFunction.LOOKUP);
        return inUnit(unit -> {
            Visibility visibility = requireList(unit, caller, query);
            return Pagination.page(readers.apply(unit.asOf(moment)), query, visibility, window);
        });
    }

    @Override
    public final long count(Caller caller, Q query) {
        caller.requireAnyGrant(AccessFunction.LOOKUP);
        return inUnit(unit -> {
            Visibility visibility = requireList(unit, caller, query);
            return readers.apply(unit.asOf(moment)).count(query, visibility);
        });
    }

    /**
     * Checks the horizon after reading too: a storage deletes what is older than a horizon only when every process has
     * learned the horizon, so an answer that a sweep made incomplete is discarded here.
     */
    private <R> R inUnit(Function<UnitOfWork, R> work) {
        requireKept();
        try {
            return storage.read(work);
        } finally {
            requireKept();
        }
    }

    private void requireKept() {
        Instant since = storage.historySince();
        if (moment.isBefore(since)) {
            throw Refusal.expired("history is kept since " + ObjectHistory.text(since));
        }
    }

    /** Requires that the book of the list is visible now, and that it existed at the moment. */
    private Visibility requireList(UnitOfWork unit, Caller caller, Q query) {
        Visibility visibility = caller.visibility();
        place.apply(query).ifPresent(book -> {
            AddressBookAccess.find(unit, caller, book);
            unit.asOf(moment)
                    .addressBooks()
                    .find(book, visibility)
                    .orElseThrow(() -> Refusal.notFound(ObjectKind.ADDRESS_BOOK));
        });
        return visibility;
    }
}
