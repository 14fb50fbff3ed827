package campus.contacts.jdbc.archive;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressQuery;
import campus.contacts.ContactQuery;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.history.RecordedEvent;
import campus.contacts.imports.ImportedPart;
import campus.contacts.jdbc.aliases.JdbcAliases;
import campus.contacts.jdbc.aliases.JdbcMerges;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.fileimports.JdbcFileImports;
import campus.contacts.jdbc.history.HistoryRetention;
import campus.contacts.jdbc.objects.JdbcAddressBooks;
import campus.contacts.jdbc.objects.JdbcAddresses;
import campus.contacts.jdbc.objects.JdbcContacts;
import campus.contacts.jdbc.objects.JdbcObjects;
import campus.contacts.jdbc.people.JdbcImports;
import campus.contacts.jdbc.people.JdbcPeople;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.spi.Archive;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sends everything in a database to a sink, page by page: H2 has no cursors and would buffer the whole list. */
public final class ArchiveSender {
    static final int PAGE = 1000;

    private static final String ROOTS = """
            select b.id, b.root_since, b.root_by, b.root_began_with_object
            from address_book b where b.is_marked_root order by b.id""";

    private static final String EDGES = """
            select e.parent_id, e.added_at, e.added_by, false, e.child_id
            from address_book_child e order by e.parent_id, e.child_id""";

    private static final String FILINGS = """
            select f.{object}_id, f.filed_at, f.filed_by, f.began_with_object, f.address_book_id from {object}_filing f
            where f.{object}_id >= :first and f.{object}_id <= :last
            order by f.{object}_id, f.address_book_id""";

    private final JdbcTransaction unit;
    private final Archive.Sink sink;
    private final boolean hasHistory;
    private final Optional<Instant> historySince;

    public ArchiveSender(JdbcTransaction unit, Archive.Sink sink, Archive.Content content) {
        this.unit = unit;
        this.sink = sink;
        this.hasHistory = content == Archive.Content.WITH_HISTORY;
        this.historySince = hasHistory ? HistoryRetention.stored(unit.handle()) : Optional.empty();
    }

    /** Reads the next numbers after the first query, which takes the snapshot: all objects in the snapshot have smaller numbers. */
    public void send() {
        sink.expect(counts());
        sink.nextNumbers(nextNumbers());
        historySince.ifPresent(sink::historySince);
        objects(
                new JdbcAddressBooks(unit),
                AddressBookQuery.ALL,
                (book, kept) -> sink.addressBook(book, kept == null ? null : kept.origin()));
        roots();
        edges();
        objects(new JdbcAddresses(unit), AddressQuery.ALL, sink::address);
        objects(new JdbcContacts(unit), ContactQuery.ALL, sink::contact);
        aliases();
        if (historySince.isPresent()) {
            movedContacts();
        }
        importedParts();
        people();
        sink.end();
    }

    private Map<ObjectKind, Long> counts() {
        return Map.of(
                ObjectKind.ADDRESS_BOOK, new JdbcAddressBooks(unit).count(AddressBookQuery.ALL, Visibility.EVERYTHING),
                ObjectKind.ADDRESS, new JdbcAddresses(unit).count(AddressQuery.ALL, Visibility.EVERYTHING),
                ObjectKind.CONTACT, new JdbcContacts(unit).count(ContactQuery.ALL, Visibility.EVERYTHING));
    }

    private Map<ObjectKind, Long> nextNumbers() {
        Map<ObjectKind, Long> next = new EnumMap<>(ObjectKind.class);
        for (ObjectKind kind : ObjectKind.values()) {
            next.put(kind, unit.dialect().nextNumber(unit.handle(), ObjectColumns.sequence(kind)));
        }
        return next;
    }

    private interface Send<T> {
        void send(T object, Archive.Kept kept);
    }

    private <T extends OsidObject, Q> void objects(JdbcObjects<T, Q> objects, Q query, Send<T> send) {
        PastSender<T> past = new PastSender<>(objects, sink, historySince.isPresent());
        List<T> page = objects.list(query, Visibility.EVERYTHING, PageRequest.first(PAGE));
        while (!page.isEmpty()) {
            Map<Long, Archive.Kept> kept = kept(objects, page);
            for (T object : page) {
                past.sendUpTo(object.identity().number());
                send.send(object, kept.get(object.identity().number()));
            }
            long last = page.get(page.size() - 1).identity().number();
            page = objects.list(query, Visibility.EVERYTHING, PageRequest.after(last, PAGE));
        }
        past.sendUpTo(Long.MAX_VALUE);
    }

    /** Returns what is kept with the objects of a page. */
    private <T extends OsidObject> Map<Long, Archive.Kept> kept(JdbcObjects<T, ?> objects, List<T> page) {
        Map<Long, List<Archive.Filing>> filings = new HashMap<>();
        if (objects.kind() != ObjectKind.ADDRESS_BOOK) {
            of(page, objects.named(FILINGS))
                    .query(unit.handle())
                    .map((row, context) ->
                            Map.entry(row.getLong(1), new Archive.Filing(bookId(row.getLong(5)), event(row))))
                    .forEach(filing -> filings.computeIfAbsent(filing.getKey(), absent -> new ArrayList<>(1))
                            .add(filing.getValue()));
        }
        Map<Long, Archive.Kept> kept = new HashMap<>();
        String columns = PastSender.provenance(objects.kind());
        of(
                        page,
                        objects.named("select c.id, " + columns + ", c.recorded_by, c.change_code from {object} c\n"
                                + "where c.id >= :first and c.id <= :last"))
                .query(unit.handle())
                .map((row, context) -> Map.entry(
                        row.getLong(1),
                        new Archive.Kept(
                                filings.getOrDefault(row.getLong(1), List.of()),
                                new Provenance(row.getString(2), row.getBoolean(3), row.getBoolean(4)),
                                hasHistory ? PastSender.origin(row) : null)))
                .forEach(each -> kept.put(each.getKey(), each.getValue()));
        return kept;
    }

    private static SqlFragment of(List<? extends OsidObject> page, String statement) {
        return SqlFragment.of(statement)
                .bind("first", page.get(0).identity().number())
                .bind("last", page.get(page.size() - 1).identity().number());
    }

    private void roots() {
        if (historySince.isPresent()) {
            new PastHierarchy(unit, sink).sendRoots();
        }
        SqlFragment.of(ROOTS)
                .query(unit.handle())
                .map((row, context) -> new Edge(0, row.getLong(1), event(row)))
                .forEach(root -> sink.root(bookId(root.child), root.since));
    }

    private record Edge(long parent, long child, RecordedEvent since) {}

    private void edges() {
        if (historySince.isPresent()) {
            new PastHierarchy(unit, sink).sendEdges();
        }
        SqlFragment.of(EDGES)
                .query(unit.handle())
                .map((row, context) -> new Edge(row.getLong(1), row.getLong(5), event(row)))
                .forEach(edge -> sink.child(bookId(edge.parent), bookId(edge.child), edge.since));
    }

    /** Reads the begin of a link from the columns 2 to 4. */
    private RecordedEvent event(ResultSet row) throws SQLException {
        return hasHistory ? PastSender.event(row, 2) : null;
    }

    private Id bookId(long number) {
        return unit.ownIds().id(ObjectKind.ADDRESS_BOOK, number);
    }

    private void aliases() {
        JdbcAliases aliases = new JdbcAliases(unit);
        List<JdbcAliases.Row> page = aliases.page(JdbcAliases.Row.FIRST, historySince.isPresent(), PAGE);
        while (!page.isEmpty()) {
            page.forEach(row -> sink.alias(row.alias(), row.deleted() != 0));
            page = aliases.page(page.get(page.size() - 1), historySince.isPresent(), PAGE);
        }
    }

    private void movedContacts() {
        JdbcMerges merges = new JdbcMerges(unit);
        List<JdbcMerges.Row> page = merges.page(JdbcMerges.Row.FIRST, PAGE);
        while (!page.isEmpty()) {
            page.forEach(row -> sink.movedContact(
                    unit.ownIds().id(ObjectKind.ADDRESS, row.address()),
                    unit.ownIds().id(ObjectKind.CONTACT, row.contact())));
            page = merges.page(page.get(page.size() - 1), PAGE);
        }
    }

    private void importedParts() {
        JdbcFileImports imports = new JdbcFileImports(unit);
        List<ImportedPart> page = imports.page(null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(part -> sink.importedPart(part.beforeRuns()));
            page = imports.page(page.get(page.size() - 1).place(), PAGE);
        }
    }

    private void people() {
        JdbcPeople people = new JdbcPeople(unit);
        List<Person> page = people.page("", PAGE);
        while (!page.isEmpty()) {
            Map<NetId, List<ImportedItem>> made = new JdbcImports(unit)
                    .made(page.stream().map(Person::netid).toList()).stream()
                            .map(item -> historySince.isPresent() ? item : item.withoutMerged())
                            .sorted()
                            .collect(Collectors.groupingBy(ImportedItem::netid));
            page.forEach(person -> sink.person(person, made.getOrDefault(person.netid(), List.of())));
            page = people.page(page.get(page.size() - 1).netid().value(), PAGE);
        }
    }
}
