package campus.contacts.service.history;

import campus.contacts.Address;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.FiledObjectQuery;
import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.Visibility;
import campus.contacts.osid.DateTimeText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.service.objects.ObjectLookup;
import campus.contacts.service.reading.Pagination;
import campus.contacts.service.rules.AddressBookAccess;
import campus.contacts.service.smartbooks.SmartBooks;
import campus.contacts.spi.ObjectReader;
import campus.contacts.spi.RecordedState;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
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
    private final Lists<Q> lists;

    RecordedLookup(
            Storage storage,
            Instant moment,
            ObjectKind kind,
            Function<RecordedState, ObjectReader<T, Q>> readers,
            Lists<Q> lists) {
        this.storage = storage;
        this.moment = moment;
        this.kind = kind;
        this.readers = readers;
        this.lists = lists;
    }

    /** What the lists of a kind of object depend on. */
    interface Lists<Q> {
        /** Returns the book of the list, which must be visible now. */
        Optional<Id> place(Q query);

        /**
         * Returns the query without smart address books.
         *
         * @throws Refusal {@link Refusal.Reason#NOT_FOUND} when the book of the list did not exist
         */
        Q read(Q query, RecordedState state, Visibility visibility);
    }

    static ObjectLookup<Contact, ContactQuery> contacts(Storage storage, TypeCatalog types, Instant moment) {
        return new RecordedLookup<>(
                storage,
                moment,
                ObjectKind.CONTACT,
                RecordedState::contacts,
                new FiledLists<>(types, moment, SmartBooks::contacts));
    }

    static ObjectLookup<Address, AddressQuery> addresses(Storage storage, TypeCatalog types, Instant moment) {
        return new RecordedLookup<>(
                storage,
                moment,
                ObjectKind.ADDRESS,
                RecordedState::addresses,
                new FiledLists<>(types, moment, SmartBooks::addresses));
    }

    /** The lists of contacts or addresses. */
    private record FiledLists<Q extends FiledObjectQuery<Q>>(
            TypeCatalog types, Instant moment, BiFunction<SmartBooks, Q, Q> reading) implements Lists<Q> {
        @Override
        public Optional<Id> place(Q query) {
            return query.on().map(AddressBookScope::addressBookId);
        }

        @Override
        public Q read(Q query, RecordedState state, Visibility visibility) {
            return reading.apply(
                    new SmartBooks(state.addressBooks(), state.addresses(), visibility, types, moment), query);
        }
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
        return inLists(caller, query, (reader, whole) -> Pagination.page(reader, whole, caller.visibility(), window));
    }

    @Override
    public final long count(Caller caller, Q query) {
        return inLists(caller, query, (reader, whole) -> reader.count(whole, caller.visibility()));
    }

    private <R> R inLists(Caller caller, Q query, BiFunction<ObjectReader<T, Q>, Q, R> work) {
        caller.requireAnyGrant(AccessFunction.LOOKUP);
        return inUnit(unit -> {
            lists.place(query).ifPresent(book -> AddressBookAccess.find(unit, caller, book));
            RecordedState state = unit.asOf(moment);
            return work.apply(readers.apply(state), lists.read(query, state, caller.visibility()));
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
            throw Refusal.expired("history is kept since " + DateTimeText.write(since));
        }
    }
}
