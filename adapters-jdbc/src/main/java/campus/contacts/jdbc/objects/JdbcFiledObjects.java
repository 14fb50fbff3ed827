package campus.contacts.jdbc.objects;

import campus.contacts.AddressBookScope;
import campus.contacts.OsidObject;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.columns.RecordedSpan;
import campus.contacts.jdbc.history.HistoryTables;
import campus.contacts.jdbc.sql.DependentStatements;
import campus.contacts.jdbc.sql.ListPlan;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.jdbc.visibility.GrantedBooks;
import campus.contacts.jdbc.visibility.PrivateSubjects;
import campus.contacts.jdbc.visibility.RecordedConditions;
import campus.contacts.jdbc.visibility.VisibilityConditions;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.spi.FiledObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The common part of the stores of contacts and addresses, which are filed in address books. */
public abstract class JdbcFiledObjects<T extends OsidObject, Q> extends JdbcObjects<T, Q>
        implements FiledObjectStore<T, Q> {
    private final ObjectTable<T> table;
    private final String insert;

    JdbcFiledObjects(JdbcTransaction unit, ObjectKind kind, ObjectTable<T> table, String insert) {
        super(unit, kind, table);
        this.table = table;
        this.insert = insert;
    }

    private long book(Id id) {
        return unit().number(ObjectKind.ADDRESS_BOOK, id);
    }

    @Override
    protected SqlFragment isWithin(GrantedBooks within) {
        return within.holds(table.name(), "granted");
    }

    @Override
    SqlFragment isBelow(long book) {
        return new GrantedBooks(new Long[] {book}).holds(table.name(), "selected");
    }

    @Override
    public Optional<T> findToUse(Id id, Visibility visibility) {
        unit().requireWriting();
        return find(id, visibility, unit().dialect().sharedChangeLock("c"));
    }

    @Override
    public boolean isWhollyWithin(Id id, GrantScope grantScope) {
        GrantedBooks within = within(grantScope);
        if (within.isEverywhere() || within.isNowhere()) {
            return isWithin(id, grantScope);
        }
        return isWhollyWithin(number(id), within) || follow(id) && isWhollyWithin(number(id), within);
    }

    private boolean isWhollyWithin(long number, GrantedBooks within) {
        return SqlFragment.of(named("""
                select 1 from {object} c
                where c.id = :id and not exists (
                    select 1 from {object}_filing f
                    where f.{object}_id = c.id and not exists (
                        select 1 from address_book_path p
                        where p.descendant_id = f.address_book_id and p.ancestor_id = any(:granted)))"""))
                .bind("id", number)
                .bind("granted", within.granted())
                .returnsRow(handle());
    }

    @Override
    public boolean isFiled(Id id, Id addressBookId) {
        long book = book(addressBookId);
        return isFiled(number(id), book) || follow(id) && isFiled(number(id), book);
    }

    private boolean isFiled(long number, long book) {
        return SqlFragment.of(
                        named("select 1 from {object}_filing where {object}_id = :id and address_book_id = :book"))
                .bind("id", number)
                .bind("book", book)
                .returnsRow(handle());
    }

    @Override
    public Optional<Id> sourceBook(Id id) {
        return SqlFragment.of(named("""
                select b.id from {object}_filing f join address_book b on b.id = f.address_book_id
                where f.{object}_id = :id and b.data_source_code is not null"""), "id", number(id))
                .query(handle())
                .mapTo(Long.class)
                .findFirst()
                .map(book -> unit().ownIds().id(ObjectKind.ADDRESS_BOOK, book));
    }

    @Override
    public Map<Id, Id> sourceBooks(Collection<Id> ids) {
        Map<Id, Id> found = new HashMap<>();
        SqlFragment.of(named("""
                select f.{object}_id, b.id from {object}_filing f join address_book b on b.id = f.address_book_id
                where f.{object}_id = any(:ids) and b.data_source_code is not null"""), "ids", numbers(ids))
                .query(handle())
                .map((row, context) -> Map.entry(
                        unit().ownIds().id(kind(), row.getLong(1)),
                        unit().ownIds().id(ObjectKind.ADDRESS_BOOK, row.getLong(2))))
                .forEach(filing -> found.put(filing.getKey(), filing.getValue()));
        return found;
    }

    @Override
    public int countBooks(Id id) {
        return SqlFragment.of(named("select count(*) from {object}_filing where {object}_id = :id"), "id", number(id))
                .query(handle())
                .mapTo(Integer.class)
                .one();
    }

    /**
     * Refers to the book by its number only: when the book is deleted concurrently, the foreign key must be violated instead of the row
     * being skipped. The filing begins after an earlier one into that book and not before the present version, whatever the clock shows.
     */
    @Override
    public void file(Id id, Id addressBookId) {
        String filed = named("""
                insert into {object}_filing (address_book_id, {object}_id, filed_at, filed_by)
                select n.book, n.id, greatest(n.moment,
                    coalesce((select c.changed_at from {object} c where c.id = n.id), n.moment),
                    coalesce((select max(p.unfiled_at) + interval '0.001' second from {object}_filing_period p
                        where p.{object}_id = n.id and p.address_book_id = n.book), n.moment)), n.author
                from (select cast(:book as bigint) as book, cast(:id as bigint) as id,
                    cast(:at as timestamp(3) with time zone) as moment, cast(:recorded_by as varchar) as author) n
                where not exists (
                    select 1 from {object}_filing f where f.address_book_id = n.book and f.{object}_id = n.id)""");
        Map<String, Object> values = filing(id, addressBookId);
        List<String> all = unit().withChanges(List.of(changes().filing()), List.of(filed), values);
        unit().dialect().executeAll(unit().writeHandle(), all, values);
    }

    private Map<String, Object> filing(Id id, Id addressBookId) {
        Map<String, Object> values = new HashMap<>();
        values.put("id", number(id));
        values.put("book", book(addressBookId));
        values.put("at", ObjectColumns.moment(unit().moment()));
        values.put("recorded_by", unit().author());
        return values;
    }

    @Override
    public void unfile(Id id, Id addressBookId) {
        Map<String, Object> values = filing(id, addressBookId);
        String delete = "delete from {object}_filing where address_book_id = :book and {object}_id = :id";
        List<String> statements = unit().withHistory(List.of(named(HistoryTables.END_FILING)), List.of(named(delete)));
        List<String> all = unit().withChanges(List.of(changes().unfiling()), statements, values);
        unit().dialect().executeAll(unit().writeHandle(), all, values);
    }

    @Override
    public SqlFragment deletedVisible(VisibilityConditions seen) {
        return new RecordedConditions(seen, RecordedSpan.OF_VERSION).wasLastWithin(table.name());
    }

    @Override
    protected Set<Id> lastPlaces(Id id) {
        return SqlFragment.of(named("""
                select b.id from {object}_filing_period f join address_book b on b.id = f.address_book_id
                where f.{object}_id = :id and f.is_last"""), "id", ownNumber(id))
                .query(handle())
                .mapTo(Long.class)
                .map(book -> unit().ownIds().id(ObjectKind.ADDRESS_BOOK, book))
                .set();
    }

    @Override
    protected void forgetLastPlaces(Id id) {
        SqlFragment.of(named("update {object}_filing_period set is_last = false where {object}_id = :id and is_last"))
                .bind("id", ownNumber(id))
                .execute(unit().writeHandle());
    }

    @Override
    protected void insertAgain(T object, Set<Id> addressBookIds, Provenance provenance) {
        String filings = named("""
                insert into {object}_filing (address_book_id, {object}_id, filed_at, filed_by, began_with_object)
                select b.book, made.id, made.changed_at, cast(:recorded_by as varchar), true
                from unnest(cast(:books as bigint array)) as b(book),
                """);
        Map<String, Object> values = values(provenance);
        values.put("books", addressBookIds.stream().map(this::book).toArray(Long[]::new));
        insertNumbered(object, insert, DependentStatements.selecting(filings, values));
    }

    @Override
    protected List<String> erasing() {
        List<String> statements = new ArrayList<>(super.erasing());
        statements.add("delete from {object}_filing_period where {object}_id = :id");
        return statements;
    }

    @Override
    public T insert(Function<ObjectVersion, T> draft, Id addressBookId, Provenance provenance) {
        return insert(draft, insert, filed(addressBookId, provenance));
    }

    /** Returns the statement that files a new object. */
    DependentStatements filed(Id addressBookId, Provenance provenance) {
        String filing = named("""
                insert into {object}_filing (address_book_id, {object}_id, filed_at, filed_by, began_with_object)
                select cast(:book as bigint), made.id, made.changed_at, cast(:recorded_by as varchar), true from
                """);
        Map<String, Object> values = values(provenance);
        values.put("book", book(addressBookId));
        values.put("made_in", book(addressBookId));
        return DependentStatements.selecting(filing, values);
    }

    private static Map<String, Object> values(Provenance provenance) {
        Map<String, Object> values = new HashMap<>();
        values.put("written_by", provenance.writtenBy());
        values.put("reference_may_hide", provenance.referenceMayHide());
        values.put("addressee_may_hide", provenance.addresseeMayHide());
        return values;
    }

    /** @param entries record the change for the feed */
    void update(T before, T after, Provenance provenance, List<String> entries, List<String> statements) {
        Map<String, Object> values = values(provenance);
        values.putAll(values(after));
        update(before, after, entries, statements, values);
    }

    /** Counts objects about private persons separately, because an index finds each part. */
    @Override
    public long count(Q query, Visibility visibility) {
        return VisibilityConditions.of(visibility, unit().ownIds()).parts().stream()
                .mapToLong(part -> count(search(query, part)))
                .sum();
    }

    /** Reads the private subjects under a lock that is held until the commit, so that they do not change in the meantime. */
    @Override
    public List<T> insertAll(List<Filed<T>> drafts, Provenance provenance) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        if (!provenance.referenceMayHide()) {
            return FiledObjectStore.super.insertAll(drafts, provenance);
        }
        Instant madeAt = unit().moment();
        List<Long> numbers =
                unit().dialect().numbers(unit().writeHandle(), ObjectColumns.sequence(kind()), drafts.size());
        List<T> made = new ArrayList<>();
        Set<String> subjects = new HashSet<>();
        for (int i = 0; i < drafts.size(); i++) {
            T object = drafts.get(i).draft().apply(identity(numbers.get(i), madeAt));
            made.add(object);
            subjects.addAll(subjects(object));
        }
        Set<String> privateSubjects = PrivateSubjects.privateAmong(unit(), subjects);
        BulkWriter bulk = unit().dialect().bulk(unit().writeHandle().getConnection());
        ObjectRowWriter rows = new ObjectRowWriter(unit(), bulk);
        List<T> privateObjects = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            T object = made.get(i);
            long privateReasons =
                    subjects(object).stream().filter(privateSubjects::contains).count();
            add(rows, object, new Placed(List.of(drafts.get(i).addressBookId()), provenance), privateReasons);
            if (privateReasons > 0) {
                privateObjects.add(object);
            }
        }
        bulk.finish();
        hide(privateObjects);
        return made;
    }

    /** The books of a new object, and who wrote it. */
    record Placed(List<Id> addressBookIds, Provenance provenance) {}

    abstract void add(ObjectRowWriter rows, T object, Placed placed, long privateReasons);

    /** Updates the addresses that new private objects hide. */
    void hide(List<T> privateObjects) {}

    /** Restricts a search to objects that are shown, in the books of the query or of the grants. */
    void place(ListPlan search, AddressBookScope scope, VisibilityConditions seen) {
        isShown(unit().dialect().prefersAnyIndex() ? seen.tested() : seen).forEach(search::filter);
        new FilingConditions(unit(), table).place(search, scope, seen.within());
    }
}
