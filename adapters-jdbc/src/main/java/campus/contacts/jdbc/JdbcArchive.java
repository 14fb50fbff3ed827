package campus.contacts.jdbc;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressQuery;
import campus.contacts.ContactQuery;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.jdbc.connection.DatabaseConnections;
import campus.contacts.jdbc.sql.Dialect;
import campus.contacts.jdbc.sql.Dialect.Mode;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlErrors;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.store.ArchiveLoader;
import campus.contacts.jdbc.store.JdbcPeople;
import campus.contacts.jdbc.store.JdbcUnitOfWork;
import campus.contacts.jdbc.store.Recording;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.spi.Archive;
import campus.contacts.spi.ImportLock;
import campus.contacts.spi.ObjectStore;
import campus.contacts.storage.ArchiveValidator;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Reads a whole database page by page in one snapshot transaction, or loads one with {@link ArchiveLoader} in one transaction. */
final class JdbcArchive implements Archive {
    private static final int PAGE = 1000;

    private static final String ADDRESS_PROVENANCE = """
            select c.id, c.written_by, true, true from address c
            where c.id >= :first and c.id <= :last and c.written_by is not null""";

    private static final String CONTACT_PROVENANCE = """
            select c.id, c.written_by, c.reference_may_hide, c.addressee_may_hide from contact c
            where c.id >= :first and c.id <= :last
                and (c.written_by is not null or not c.reference_may_hide or not c.addressee_may_hide)""";

    private final Dialect dialect;
    private final LocalIds ownIds;
    private final DatabaseConnections connections;
    private final Recording recording;

    JdbcArchive(Dialect dialect, LocalIds ownIds, DatabaseConnections connections, Recording recording) {
        this.recording = recording;
        this.dialect = dialect;
        this.ownIds = ownIds;
        this.connections = connections;
    }

    @Override
    public void exportTo(Sink sink) {
        try (Handle handle = connections.open()) {
            seeOneMoment(handle);
            handle.begin();
            try {
                send(new JdbcUnitOfWork(handle, dialect, ownIds, Mode.READ, recording), sink);
                handle.commit();
            } catch (Throwable failure) {
                JdbcStorage.rollback(handle, failure);
                throw failure;
            }
        } catch (JdbiException failure) {
            throw SqlErrors.exception(failure);
        }
    }

    /** Sets the isolation level for the snapshot; the pool resets it when the connection is returned. */
    private void seeOneMoment(Handle handle) {
        try {
            handle.getConnection().setReadOnly(true);
            handle.getConnection().setTransactionIsolation(dialect.snapshotIsolation());
        } catch (SQLException failure) {
            throw SqlErrors.exception(failure);
        }
    }

    /** Reads the next numbers after the first query, which takes the snapshot: all objects in the snapshot have smaller numbers. */
    private void send(JdbcUnitOfWork unit, Sink sink) {
        sink.expect(counts(unit));
        sink.nextNumbers(nextNumbers(unit.handle()));
        pages(unit.addressBooks(), AddressBookQuery.ALL, page -> page.forEach(sink::addressBook));
        ids(unit, "select id from address_book where is_marked_root order by id", sink::root);
        edges(unit, sink);
        pages(
                unit.addresses(),
                AddressQuery.ALL,
                page -> filed(unit, "address", ADDRESS_PROVENANCE, page, sink::address));
        pages(
                unit.contacts(),
                ContactQuery.ALL,
                page -> filed(unit, "contact", CONTACT_PROVENANCE, page, sink::contact));
        people(unit, sink);
        sink.end();
    }

    private static Map<ObjectKind, Long> counts(JdbcUnitOfWork unit) {
        return Map.of(
                ObjectKind.ADDRESS_BOOK, unit.addressBooks().count(AddressBookQuery.ALL, Visibility.EVERYTHING),
                ObjectKind.ADDRESS, unit.addresses().count(AddressQuery.ALL, Visibility.EVERYTHING),
                ObjectKind.CONTACT, unit.contacts().count(ContactQuery.ALL, Visibility.EVERYTHING));
    }

    private Map<ObjectKind, Long> nextNumbers(Handle handle) {
        Map<ObjectKind, Long> next = new EnumMap<>(ObjectKind.class);
        for (ObjectKind kind : ObjectKind.values()) {
            next.put(kind, dialect.nextNumber(handle, ArchiveLoader.sequence(kind)));
        }
        return next;
    }

    /** Reads pages instead of using a cursor: H2 has no cursors and would buffer the whole list. */
    private static <T extends OsidObject, Q> void pages(ObjectStore<T, Q> store, Q query, Consumer<List<T>> take) {
        List<T> page = store.list(query, Visibility.EVERYTHING, PageRequest.first(PAGE));
        while (!page.isEmpty()) {
            take.accept(page);
            long last = page.get(page.size() - 1).identity().number();
            page = store.list(query, Visibility.EVERYTHING, PageRequest.after(last, PAGE));
        }
    }

    private static void people(JdbcUnitOfWork unit, Sink sink) {
        JdbcPeople people = new JdbcPeople(unit);
        List<Person> page = people.page("", PAGE);
        while (!page.isEmpty()) {
            Map<NetId, List<ImportedItem>> made =
                    unit.imports().made(page.stream().map(Person::netid).toList()).stream()
                            .sorted()
                            .collect(Collectors.groupingBy(ImportedItem::netid));
            page.forEach(person -> sink.person(person, made.getOrDefault(person.netid(), List.of())));
            page = people.page(page.get(page.size() - 1).netid().value(), PAGE);
        }
    }

    private void ids(JdbcUnitOfWork unit, String statement, Consumer<Id> take) {
        SqlFragment.of(statement)
                .query(unit.handle())
                .mapTo(Long.class)
                .forEach(number -> take.accept(ownIds.id(ObjectKind.ADDRESS_BOOK, number)));
    }

    private void edges(JdbcUnitOfWork unit, Sink sink) {
        SqlFragment.of("select parent_id, child_id from address_book_child order by parent_id, child_id")
                .query(unit.handle())
                .map((row, context) -> List.of(
                        ownIds.id(ObjectKind.ADDRESS_BOOK, row.getLong("parent_id")),
                        ownIds.id(ObjectKind.ADDRESS_BOOK, row.getLong("child_id"))))
                .forEach(edge -> sink.child(edge.get(0), edge.get(1)));
    }

    private interface Send<T> {
        void send(T object, List<Id> addressBookIds, Provenance provenance);
    }

    /** Sends a page of objects with their address books and the writers of their subjects. */
    private <T extends OsidObject> void filed(
            JdbcUnitOfWork unit, String table, String provenance, List<T> page, Send<T> send) {
        Map<Long, List<Id>> books = new HashMap<>();
        of(page, ObjectTable.named("""
                select f.{object}_id, f.address_book_id from {object}_filing f
                where f.{object}_id >= :first and f.{object}_id <= :last
                order by f.{object}_id, f.address_book_id""", table))
                .query(unit.handle())
                .map((row, context) -> Map.entry(row.getLong(1), ownIds.id(ObjectKind.ADDRESS_BOOK, row.getLong(2))))
                .forEach(filing -> books.computeIfAbsent(filing.getKey(), absent -> new ArrayList<>(1))
                        .add(filing.getValue()));
        Map<Long, Provenance> provenances = new HashMap<>();
        of(page, provenance)
                .query(unit.handle())
                .map((row, context) -> Map.entry(
                        row.getLong(1), new Provenance(row.getString(2), row.getBoolean(3), row.getBoolean(4))))
                .forEach(known -> provenances.put(known.getKey(), known.getValue()));
        for (T object : page) {
            long number = object.identity().number();
            send.send(object, books.get(number), provenances.getOrDefault(number, Provenance.OFFICIAL));
        }
    }

    private static SqlFragment of(List<? extends OsidObject> page, String statement) {
        return SqlFragment.of(statement)
                .bind("first", page.get(0).identity().number())
                .bind("last", page.get(page.size() - 1).identity().number());
    }

    /** Takes the import lock: people imported concurrently would mix with the loaded rows. */
    @Override
    public void importFrom(Source source) {
        ImportLock lock =
                connections.lockImports(Duration.ZERO).orElseThrow(() -> Refusal.illegalState(ImportLock.HELD));
        try {
            dialect.inWriteGate(Mode.WRITE_ALONE, () -> {
                load(source);
                return null;
            });
        } finally {
            lock.release();
        }
    }

    /** Loads without a retry: a source may not be readable a second time. */
    private void load(Source source) {
        try (Handle handle = connections.open()) {
            handle.begin();
            try {
                JdbcUnitOfWork unit = new JdbcUnitOfWork(handle, dialect, ownIds, Mode.WRITE_ALONE, recording);
                unit.addressBooks().lockHierarchy();
                dialect.lockWriters(handle);
                requireEmpty(unit);
                ArchiveValidator check = new ArchiveValidator(ownIds, new ArchiveLoader(unit));
                source.sendTo(check);
                check.requireEnd();
                dialect.commit(handle);
            } catch (Throwable failure) {
                JdbcStorage.rollback(handle, failure);
                throw failure;
            }
        } catch (JdbiException failure) {
            throw SqlErrors.exception(failure);
        }
    }

    private static void requireEmpty(JdbcUnitOfWork unit) {
        long others = unit.addressBooks()
                        .list(AddressBookQuery.ALL, Visibility.EVERYTHING, PageRequest.after(AddressBook.DEFAULT, 1))
                        .size()
                + unit.addresses()
                        .list(AddressQuery.ALL, Visibility.EVERYTHING, PageRequest.first(1))
                        .size()
                + unit.contacts()
                        .list(ContactQuery.ALL, Visibility.EVERYTHING, PageRequest.first(1))
                        .size()
                + unit.people().list(null, 1).size();
        if (others > 0) {
            throw Refusal.illegalState(NOT_EMPTY);
        }
    }
}
