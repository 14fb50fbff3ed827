package campus.contacts.jdbc.people;

import campus.contacts.BookQuery;
import campus.contacts.access.Author;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.columns.PackedLongs;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import campus.contacts.spi.ErasureStore;
import campus.contacts.storage.AuthorJson;
import campus.contacts.storage.text.PropertyJson;
import campus.contacts.tasks.Task;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Finds and erases in the tables what is stored about a person. */
public record JdbcErasure(JdbcTransaction unit) implements ErasureStore {
    /** The maximum number of objects whose authors are erased in one transaction. */
    private static final int AUTHOR_PART = 20_000;

    private static final String CONTACTS = """
            select x.id from (
                select c.id from contact c where c.reference_key = any(:keys)
                union select c.id from contact c where c.addressee_key = any(:keys)
                union select d.id from contact_deletion d where d.reference_key = any(:keys)
                union select v.id from contact_version v where v.addressee_key = any(:keys)) x
            where x.id > :after order by x.id limit :limit""";

    private static final String ADDRESSES = """
            select x.id from (
                select c.id from address c where c.resource_key = any(:keys)
                union select v.id from address_version v where v.resource_key = any(:keys)) x
            where x.id > :after order by x.id limit :limit""";

    private static final String HIDES = """
            c.id = :id and (c.reference_may_hide and c.reference_key = any(:keys)
                or c.addressee_may_hide and c.addressee_key = any(:keys))""";

    /** Finds replaced versions by the address of the current contact or of the last deletion, or one that the contact has left. */
    private static final String USERS = """
            c.id in (select n.id from contact n where n.address_id = :address
                union select d.id from contact_deletion d where d.address_id = :address
                union select m.id from moved_contact m where m.address_id = :address) and\s""";

    private static final String OF_OTHERS = """
            c.address_id = :address and not c.reference_key = any(:keys)
                and (c.addressee_key is null or not c.addressee_key = any(:keys))""";

    private static final String REMOVE_RESOURCE = """
            update address_version set resource_id = null, resource_key = null, written_by = null
            where id = :id and version = :version""";

    /** The number of queries of smart books that are in memory at once. */
    private static final int QUERIES_AT_ONCE = 100;

    private static final long NO_BOOK = 0;

    private static final String SMART_BOOKS = """
            select x.id, x.contacts_query, x.addresses_query from (
                select b.id, b.contacts_query, b.addresses_query from address_book b
                union all select v.id, v.contacts_query, v.addresses_query from address_book_version v) x
            where x.id > :after and coalesce(x.contacts_query, x.addresses_query) is not null order by x.id""";

    private static final String SET_QUERY = """
            update address_book_version
            set contacts_query = cast(:contacts as varchar), addresses_query = cast(:addresses as varchar)
            where id = :id and version = :version""";

    /** A table with columns that name authors. */
    private record Authored(String table, String number, List<String> columns) {}

    private static final List<Authored> AUTHORED = List.of(
            new Authored("contact", "id", List.of("recorded_by")),
            new Authored("address", "id", List.of("recorded_by")),
            new Authored("address_book", "id", List.of("recorded_by", "root_by")),
            new Authored("contact_version", "id", List.of("recorded_by")),
            new Authored("address_version", "id", List.of("recorded_by")),
            new Authored("address_book_version", "id", List.of("recorded_by")),
            new Authored("contact_deletion", "id", List.of("deleted_by")),
            new Authored("address_deletion", "id", List.of("deleted_by")),
            new Authored("address_book_deletion", "id", List.of("deleted_by")),
            new Authored("contact_filing", "contact_id", List.of("filed_by")),
            new Authored("address_filing", "address_id", List.of("filed_by")),
            new Authored("contact_filing_period", "contact_id", List.of("filed_by", "unfiled_by")),
            new Authored("address_filing_period", "address_id", List.of("filed_by", "unfiled_by")),
            new Authored("address_book_child", "child_id", List.of("added_by")),
            new Authored("address_book_child_period", "child_id", List.of("added_by", "removed_by")),
            new Authored("address_book_root_period", "address_book_id", List.of("added_by", "removed_by")),
            new Authored("pending_recount", "change_number", List.of("recorded_by")),
            new Authored("change_entry", "writer", List.of("recorded_by")));

    private static String[] keys(Set<Id> subjects) {
        return subjects.stream().map(Id::key).toArray(String[]::new);
    }

    @Override
    public List<Id> contactsAbout(Set<Id> subjects, Id after, int limit) {
        return numbered(ObjectKind.CONTACT, SqlFragment.of(CONTACTS, "keys", keys(subjects)), after, limit);
    }

    @Override
    public List<Id> addressesOf(Set<Id> subjects, Id after, int limit) {
        return numbered(ObjectKind.ADDRESS, SqlFragment.of(ADDRESSES, "keys", keys(subjects)), after, limit);
    }

    private List<Id> numbered(ObjectKind kind, SqlFragment query, Id after, int limit) {
        return query.bind("after", after == null ? 0 : unit.ownNumber(kind, after))
                .bind("limit", limit)
                .query(unit.handle())
                .mapTo(Long.class)
                .map(number -> unit.ownIds().id(kind, number))
                .list();
    }

    @Override
    public boolean mayHideAddress(Id contactId, Set<Id> subjects) {
        return List.of("contact", "contact_version").stream()
                .anyMatch(table -> SqlFragment.of("select 1 from " + table + " c where " + HIDES + " limit 1")
                        .bind("id", unit.ownNumber(ObjectKind.CONTACT, contactId))
                        .bind("keys", keys(subjects))
                        .returnsRow(unit.handle()));
    }

    @Override
    public boolean isUsedByOthers(Id addressId, Set<Id> subjects, Instant from, Instant to) {
        String before = to == null ? "" : " and c.changed_at < :to";
        String after = from == null ? "" : " and c.replaced_at > :from";
        SqlFragment used = SqlFragment.of("(select 1 from contact c where " + OF_OTHERS + before
                        + " limit 1) union all (select 1 from contact_version c where " + USERS + OF_OTHERS + before
                        + after
                        + " limit 1)")
                .bind("address", unit.ownNumber(ObjectKind.ADDRESS, addressId))
                .bind("keys", keys(subjects));
        if (to != null) {
            used.bind("to", ObjectColumns.moment(to));
        }
        if (from != null) {
            used.bind("from", ObjectColumns.moment(from));
        }
        return used.returnsRow(unit.handle());
    }

    @Override
    public void removeResource(Id addressId, long version) {
        SqlFragment.of(REMOVE_RESOURCE, "id", unit.ownNumber(ObjectKind.ADDRESS, addressId))
                .bind("version", version)
                .execute(unit.writeHandle());
    }

    @Override
    public List<Id> smartBooksNaming(Set<Id> subjects, Id after, int limit) {
        try (Stream<Long> naming = SqlFragment.of(SMART_BOOKS)
                .bind("after", after == null ? 0 : unit.ownNumber(ObjectKind.ADDRESS_BOOK, after))
                .query(unit.handle())
                .setFetchSize(QUERIES_AT_ONCE)
                .map((row, context) ->
                        new BookQuery(row.getString(2), row.getString(3)).names(subjects) ? row.getLong(1) : NO_BOOK)
                .stream()) {
            return naming.filter(number -> number != NO_BOOK)
                    .distinct()
                    .limit(limit)
                    .map(number -> unit.ownIds().id(ObjectKind.ADDRESS_BOOK, number))
                    .toList();
        }
    }

    @Override
    public void setQuery(Id addressBookId, long version, BookQuery query) {
        SqlFragment.of(SET_QUERY, "id", unit.ownNumber(ObjectKind.ADDRESS_BOOK, addressBookId))
                .bind("version", version)
                .bind("contacts", query == null ? null : query.contacts())
                .bind("addresses", query == null ? null : query.addresses())
                .execute(unit.writeHandle());
    }

    @Override
    public void eraseReferences(Set<Id> subjects) {
        SqlFragment.of("update change_entry set reference_key = null where reference_key = any(:keys)")
                .bind("keys", keys(subjects))
                .execute(unit.writeHandle());
    }

    @Override
    public int eraseImports(NetId netid) {
        return execute("""
                delete from imported_item where person_id in (select p.id from person p where p.netid = :netid)""", netid) + execute("""
                delete from imported_line where person_id in (select p.id from person p where p.netid = :netid)""", netid);
    }

    private int execute(String statement, NetId netid) {
        return SqlFragment.of(statement, "netid", netid.value()).execute(unit.writeHandle());
    }

    /** Deletes the row of the queue first, on which a process that runs the task has a lock. */
    @Override
    public int eraseTasks(NetId netid) {
        execute("delete from task_queue where netid = :netid", netid);
        return execute("delete from task where netid = :netid", netid);
    }

    @Override
    public int eraseRequester(NetId netid) {
        Long[] tasks = SqlFragment.of("select t.id, t.requested_by, t.requester_details from task t")
                .query(unit.writeHandle())
                .map((row, context) ->
                        isNamed(row.getString(2), netid) || isSubject(row.getString(3), netid) ? row.getLong(1) : 0)
                .stream()
                .filter(number -> number > 0)
                .toArray(Long[]::new);
        return tasks.length == 0
                ? 0
                : SqlFragment.of("""
                        update task set requester_name = :name, requester_details = '{}', requested_by = null
                        where id = any(:tasks)""", "tasks", tasks)
                        .bind("name", Task.NO_REQUESTER)
                        .execute(unit.writeHandle());
    }

    private static boolean isNamed(String author, NetId netid) {
        Author read = AuthorJson.read(author);
        return read != null && read.isNamed(netid.value());
    }

    private static boolean isSubject(String details, NetId netid) {
        return PropertyJson.read(details).get("sub").orElse(Value.NULL) instanceof Value.Text subject
                && subject.value().equalsIgnoreCase(netid.value());
    }

    @Override
    public int eraseFoundSets(String pathEnd, Set<Long> numbers) {
        String[] found = SqlFragment.of("select snapshot_key, path, row_numbers from result_snapshot")
                .query(unit.writeHandle())
                .map((row, context) -> row.getString(2).endsWith(pathEnd)
                                && Arrays.stream(PackedLongs.unpack(row.getBytes(3)))
                                        .anyMatch(numbers::contains)
                        ? row.getString(1)
                        : "")
                .stream()
                .filter(key -> !key.isEmpty())
                .toArray(String[]::new);
        return SqlFragment.of("delete from result_snapshot where snapshot_key = any(:keys)", "keys", found)
                .execute(unit.writeHandle());
    }

    @Override
    public AuthorPart eraseAuthor(NetId netid, AuthorPosition position) {
        Authored authored = AUTHORED.get(position.table());
        Long last = SqlFragment.of("select max(x.number) from (select c." + authored.number + " as number from "
                        + authored.table + " c where c." + authored.number + " > :after order by c." + authored.number
                        + " limit :limit) x")
                .bind("after", position.after())
                .bind("limit", AUTHOR_PART)
                .query(unit.writeHandle())
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
        if (last == null) {
            int next = position.table() + 1;
            return new AuthorPart(0, next == AUTHORED.size() ? null : new AuthorPosition(next, 0));
        }
        int erased = 0;
        for (String column : authored.columns) {
            erased += eraseAuthor(netid, authored, column, Map.of("after", position.after(), "last", last));
        }
        return new AuthorPart(erased, new AuthorPosition(position.table(), last));
    }

    /** Compares the authors in Java, since they are JSON and their case does not matter. */
    private int eraseAuthor(NetId netid, Authored authored, String column, Map<String, Object> range) {
        Handle handle = unit.writeHandle();
        String inRange = " where " + authored.number + " > :after and " + authored.number + " <= :last and ";
        String[] texts = SqlFragment.of(
                        "select distinct " + column + " from " + authored.table + inRange + column + " is not null")
                .bind(range)
                .query(handle)
                .mapTo(String.class)
                .stream()
                .filter(text -> isNamed(text, netid))
                .toArray(String[]::new);
        return texts.length == 0
                ? 0
                : SqlFragment.of("update " + authored.table + " set " + column + " = null" + inRange + column
                                + " = any(:authors)")
                        .bind(range)
                        .bind("authors", texts)
                        .execute(handle);
    }
}
