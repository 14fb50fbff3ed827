package campus.contacts.jdbc.archive;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Alias;
import campus.contacts.Contact;
import campus.contacts.OsidObject;
import campus.contacts.access.Author;
import campus.contacts.history.EndedLink;
import campus.contacts.history.RecordedEvent;
import campus.contacts.history.VersionOrigin;
import campus.contacts.imports.ImportedPart;
import campus.contacts.jdbc.aliases.JdbcAliases;
import campus.contacts.jdbc.aliases.JdbcMerges;
import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.feed.FeedState;
import campus.contacts.jdbc.fileimports.JdbcFileImports;
import campus.contacts.jdbc.history.HistoryRetention;
import campus.contacts.jdbc.history.HistoryTables;
import campus.contacts.jdbc.objects.JdbcAddressBooks;
import campus.contacts.jdbc.objects.JdbcBookHierarchy;
import campus.contacts.jdbc.objects.ObjectRowWriter;
import campus.contacts.jdbc.people.JdbcImports;
import campus.contacts.jdbc.people.JdbcPeople;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.PrivateSubjects;
import campus.contacts.jdbc.words.WordRows;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.Person;
import campus.contacts.spi.Archive;
import campus.contacts.storage.AuthorJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Loads an archive in bulk into an empty database. The archive has been validated. */
public final class ArchiveLoader implements Archive.Sink {
    private static final TargetTable BOOK = JdbcAddressBooks.TARGET.with("change_code");
    private static final TargetTable BOOK_TYPE =
            TargetTable.of("address_book_record_type", "type_key, address_book_id");

    private static final TargetTable BOOK_WORD = WordRows.target("address_book");

    /** Replaces the founded book, including the columns that an update must not change. */
    private static final String REPLACE = """
            update address_book set version = :version, changed_at = :changed_at, recorded_by = :recorded_by,
                change_code = :change_code, display_name = :display_name, display_name_sort_key = :display_name_sort_key, description = :description, genus_type = :genus_type, genus_key = :genus_key, record_types = :record_types,
                properties = :properties, provider_id = :provider_id, provider_key = :provider_key,
                branding_ids = :branding_ids, license = :license,
                contacts_query = :contacts_query, addresses_query = :addresses_query, data_source_code = :data_source_code
            where id = :id""";

    private static final String WAYS_TO_THEMSELVES = """
            insert into address_book_path (ancestor_id, descendant_id, path_count)
            select id, id, 1 from address_book where id <> :founded""";

    /** The number of people that are saved at once. */
    private static final int TOGETHER = 1000;

    private final JdbcTransaction unit;
    private final BulkWriter bulk;
    private final ObjectRowWriter rows;
    private final TopologicalEdges edges = new TopologicalEdges();
    private final List<Root> roots = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final List<ImportedItem> made = new ArrayList<>();
    private final JdbcAddressBooks books;
    private final PastLoader past;
    private Instant since;
    private final Map<ObjectKind, Long> nextNumbers = new EnumMap<>(ObjectKind.class);

    /** @param since null: not known */
    private record Root(long book, RecordedEvent since) {}

    public ArchiveLoader(JdbcTransaction unit) {
        this.unit = unit;
        this.bulk = unit.dialect().bulkLoad(unit.writeHandle().getConnection());
        this.rows = new ObjectRowWriter(unit, bulk);
        this.books = new JdbcAddressBooks(unit);
        this.past = new PastLoader(unit, bulk);
    }

    @Override
    public void nextNumbers(Map<ObjectKind, Long> numbers) {
        nextNumbers.putAll(numbers);
    }

    @Override
    public void historySince(Instant moment) {
        since = moment;
    }

    @Override
    public void version(OsidObject object, Archive.Replaced replaced) {
        past.version(object, replaced);
    }

    @Override
    public void deletion(ObjectKind kind, ObjectVersion deletion, Author by) {
        past.deletion(kind, deletion, by);
    }

    @Override
    public void endedFiling(ObjectKind kind, Id addressBookId, Id objectId, EndedLink link) {
        past.endedFiling(kind, addressBookId, objectId, link);
    }

    @Override
    public void endedRoot(Id addressBookId, EndedLink link) {
        past.endedRoot(addressBookId, link);
    }

    @Override
    public void endedChild(Id parentId, Id childId, EndedLink link) {
        past.endedChild(parentId, childId, link);
    }

    /** The default book exists already; the archive may give it another genus and other record types than it was created with. */
    @Override
    public void addressBook(AddressBook book, VersionOrigin origin) {
        long number = book.identity().number();
        past.exists(ObjectKind.ADDRESS_BOOK, number);
        Map<String, Object> values = books.values(book);
        values.put("id", number);
        VersionOrigin known = origin == null ? VersionOrigin.UNKNOWN : origin;
        values.put("recorded_by", AuthorJson.write(known.by()));
        values.put("change_code", HistoryTables.code(known.change()));
        values.put("is_marked_root", false);
        if (number == AddressBook.DEFAULT) {
            SqlFragment.of(REPLACE).bind(values).execute(unit.writeHandle());
            SqlFragment.of(ObjectTable.named(WordRows.DELETE, "address_book"), "id", number)
                    .execute(unit.writeHandle());
        } else {
            bulk.add(BOOK, values);
        }
        rows.addTypes(BOOK_TYPE, "address_book_id", book);
        WordRows.add(bulk, BOOK_WORD, book);
    }

    @Override
    public void root(Id addressBookId, RecordedEvent marked) {
        roots.add(new Root(bookNumber(addressBookId), marked));
    }

    @Override
    public void child(Id parentId, Id childId, RecordedEvent added) {
        edges.add(bookNumber(parentId), bookNumber(childId), added);
    }

    /** Stores the address without private reasons, which are computed once people are loaded. */
    @Override
    public void address(Address address, Archive.Kept kept) {
        past.exists(ObjectKind.ADDRESS, address.identity().number());
        rows.add(address, kept);
    }

    @Override
    public void contact(Contact contact, Archive.Kept kept) {
        past.exists(ObjectKind.CONTACT, contact.identity().number());
        rows.add(contact, kept);
    }

    private long bookNumber(Id id) {
        return unit.number(ObjectKind.ADDRESS_BOOK, id);
    }

    @Override
    public void alias(Alias alias, boolean isDeleted) {
        if (!isDeleted || unit.keepsHistory()) {
            bulk.add(JdbcAliases.TARGET, JdbcAliases.values(alias, isDeleted));
        }
    }

    @Override
    public void movedContact(Id addressId, Id contactId) {
        if (unit.keepsHistory()) {
            bulk.add(
                    JdbcMerges.TARGET,
                    Map.of(
                            "id", unit.ownNumber(ObjectKind.CONTACT, contactId),
                            "address_id", unit.ownNumber(ObjectKind.ADDRESS, addressId),
                            "is_merged", true));
        }
    }

    @Override
    public void importedPart(ImportedPart part) {
        JdbcFileImports.add(bulk, part, unit.ownNumber(ObjectKind.CONTACT, part.contactId()));
    }

    /**
     * Saves people last, when all objects and indexes exist: {@link PrivateSubjects} then hides the objects about private people as usual.
     */
    @Override
    public void person(Person person, List<ImportedItem> itsMade) {
        if (people.isEmpty()) {
            past.finish();
            bulk.finish();
        }
        people.add(person);
        made.addAll(itsMade);
        if (people.size() % TOGETHER == 0) {
            savePeople();
        }
    }

    private void savePeople() {
        new JdbcPeople(unit).load(people);
        people.clear();
        new JdbcImports(unit).keep(made);
        made.clear();
    }

    /** Sets the sequences last, since a sequence is not rolled back. */
    @Override
    public void end() {
        past.finish();
        bulk.finish();
        SqlFragment.of(JdbcMerges.OF_VERSIONS).execute(unit.writeHandle());
        savePeople();
        markRoots();
        FeedState.startOver(unit.writeHandle(), unit.dialect());
        if (unit.keepsHistory()) {
            HistoryRetention.set(unit.writeHandle(), since == null ? unit.moment() : since);
        }
        SqlFragment.of(WAYS_TO_THEMSELVES).bind("founded", AddressBook.DEFAULT).execute(unit.writeHandle());
        JdbcBookHierarchy hierarchy = new JdbcBookHierarchy(unit);
        edges.downwards(hierarchy::add);
        nextNumbers.forEach((kind, next) -> {
            String sequence = ObjectColumns.sequence(kind);
            long number = Math.max(next, unit.dialect().nextNumber(unit.handle(), sequence));
            // a number of this program; neither database accepts a parameter here
            SqlFragment.of("alter sequence " + sequence + " restart with " + number)
                    .execute(unit.writeHandle());
        });
    }

    private void markRoots() {
        SqlFragment.of("update address_book set is_marked_root = false").execute(unit.writeHandle());
        if (roots.isEmpty()) {
            return;
        }
        PreparedBatch batch = unit.writeHandle().prepareBatch("""
                update address_book set is_marked_root = true,
                    root_since = coalesce(cast(:at as timestamp(3) with time zone), changed_at),
                    root_by = cast(:by as varchar), root_began_with_object = :with_object
                where id = :id""");
        for (Root root : roots) {
            batch.bind("id", root.book)
                    .bindByType(
                            "at",
                            root.since == null ? null : ObjectColumns.moment(root.since.at()),
                            OffsetDateTime.class)
                    .bind("by", root.since == null ? null : AuthorJson.write(root.since.by()))
                    .bind("with_object", root.since == null || root.since.isOfObject())
                    .add();
        }
        batch.execute();
    }
}
