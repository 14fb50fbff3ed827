package campus.contacts.jdbc.objects;

import campus.contacts.history.Change;
import campus.contacts.history.RecordedEvent;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.feed.ChangeEntries;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.jdbc.transaction.JdbcTransaction;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.storage.AuthorJson;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stores the edges of the address-book hierarchy, and the number of paths between every two books.
 *
 * <p>A new edge adds, for an ancestor of the parent and a descendant of the child, the product of the numbers of paths to the parent and
 * from the child; removing the edge subtracts that product. The graph has no cycles, so none of these paths uses the edge itself, and the
 * statements below never read a row that they write.
 */
public record JdbcBookHierarchy(JdbcTransaction unit) {
    /** Inserts the path from a new book to itself. */
    public static final String ITSELF = """
            insert into address_book_path (ancestor_id, descendant_id, path_count) select made.id, made.id, 1 from
            """;

    private static final String OF_EDGE = """
            select a.ancestor_id, d.descendant_id, a.path_count * d.path_count as path_count
            from address_book_path a cross join address_book_path d
            where a.descendant_id = :parent and d.ancestor_id = :child""";

    private static final String WAYS = "merge into address_book_path t using (" + OF_EDGE + """
            ) s
            on t.ancestor_id = s.ancestor_id and t.descendant_id = s.descendant_id
            """;

    private static final String MORE_WAYS = WAYS + """
            when matched then update set path_count = t.path_count + s.path_count
            when not matched then insert (ancestor_id, descendant_id, path_count)
                values (s.ancestor_id, s.descendant_id, s.path_count)""";

    /** Inserts paths that are known to be new; a merge is several times slower. */
    private static final String NEW_WAYS =
            "insert into address_book_path (ancestor_id, descendant_id, path_count) " + OF_EDGE;

    /** Ends the root mark of a book that is being deleted. */
    static final String END_ROOT_WITH_BOOK = endRoot("changed_at", true);

    private static final String END_ROOT = endRoot("at", false);

    private static final String END_EDGES = """
            insert into address_book_child_period (parent_id, child_id, added_at, added_by, removed_at, removed_by, is_last)
            select e.parent_id, e.child_id, e.added_at, e.added_by,
                greatest(e.added_at + interval '0.001' second, cast(:at as timestamp(3) with time zone)), cast(:recorded_by as varchar),
                cast(:is_last as boolean)
            from address_book_child e where\s""";

    private static String endRoot(String time, boolean withBook) {
        return """
            insert into address_book_root_period
                (address_book_id, added_at, added_by, began_with_object, removed_at, removed_by, ended_with_object, is_last)
            select b.id, b.root_since, b.root_by, b.root_began_with_object,
                greatest(b.root_since + interval '0.001' second, cast(:%1$s as timestamp(3) with time zone)),
                cast(:recorded_by as varchar), %2$s, %2$s
            from address_book b where b.id = :id and b.is_marked_root""".formatted(time, withBook);
    }

    void lock() {
        String time = unit.dialect().transactionTime();
        if (time == null) {
            SqlFragment.of("select 1 from installation for update").returnsRow(unit.writeHandle());
        } else {
            SqlFragment.of("select " + time + " from installation for update")
                    .query(unit.writeHandle())
                    .map((row, context) -> ObjectColumns.moment(row, 1))
                    .findFirst()
                    .ifPresent(unit::learnMoment);
        }
    }

    private SqlFragment recorded(SqlFragment statement) {
        return statement.bind("at", ObjectColumns.moment(unit.moment())).bind("recorded_by", unit.author());
    }

    /** Changes the root mark of a book. */
    void markRoot(long book, boolean marked) {
        if (!marked && unit.keepsHistory()) {
            recorded(SqlFragment.of(END_ROOT, "id", book)).execute(unit.writeHandle());
        }
        Change change = marked ? Change.ROOT_ADDED : Change.ROOT_REMOVED;
        execute(ChangeEntries.OF_BOOKS.ofRoot(change), """
                update address_book set is_marked_root = :marked, root_by = :recorded_by, root_began_with_object = false,
                    root_since = greatest(changed_at, cast(:at as timestamp(3) with time zone), coalesce((
                        select max(r.removed_at) + interval '0.001' second from address_book_root_period r
                        where r.address_book_id = :id), changed_at))
                where id = :id""", Map.of("id", book, "marked", marked));
    }

    /** Runs a statement together with one that records the change for the feed. */
    private void execute(String entry, String statement, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("at", ObjectColumns.moment(unit.moment()));
        all.put("recorded_by", unit.author());
        unit.dialect().executeAll(unit.writeHandle(), unit.withChanges(List.of(entry), List.of(statement), all), all);
    }

    boolean isSelfOrAncestor(long ancestor, long descendant) {
        return SqlFragment.of("""
                select 1 from address_book_path where ancestor_id = :ancestor and descendant_id = :descendant""")
                .bind("ancestor", ancestor)
                .bind("descendant", descendant)
                .returnsRow(unit.handle());
    }

    boolean isChild(long parent, long child) {
        return edge("select 1 from address_book_child where parent_id = :parent and child_id = :child", parent, child)
                .returnsRow(unit.handle());
    }

    /** Returns the number of paths with a book in a column; counting stops at {@code most}. */
    int count(String column, long book, int most) {
        return SqlFragment.of("select count(*) from (select 1 from address_book_path where " + column
                        + " = :book limit :most) few")
                .bind("book", book)
                .bind("most", most)
                .query(unit.handle())
                .mapTo(Integer.class)
                .one();
    }

    /** Returns true if the book has edges. Without edges, all paths over its first edge are new. */
    private boolean hasEdges(long book) {
        return SqlFragment.of("""
                select 1 from address_book b where b.id = :book and (
                    exists (select 1 from address_book_child e where e.parent_id = b.id)
                    or exists (select 1 from address_book_child e where e.child_id = b.id))""", "book", book).returnsRow(unit.handle());
    }

    public void add(long parent, long child) {
        add(
                parent,
                child,
                () -> execute(
                        ChangeEntries.OF_BOOKS.ofChild(Change.CHILD_ADDED),
                        """
                        insert into address_book_child (parent_id, child_id, added_at, added_by)
                        select p.id, c.id, greatest(p.changed_at, c.changed_at, cast(:at as timestamp(3) with time zone),
                            coalesce((select max(e.removed_at) + interval '0.001' second from address_book_child_period e
                                where e.parent_id = p.id and e.child_id = c.id), c.changed_at)), cast(:recorded_by as varchar)
                        from address_book p cross join address_book c where p.id = :parent and c.id = :child""",
                        Map.of("parent", parent, "child", child)));
    }

    /**
     * Adds an edge of an archive.
     *
     * @param since null: since the last change of the child
     */
    public void add(long parent, long child, RecordedEvent since) {
        SqlFragment insert = edge("""
                insert into address_book_child (parent_id, child_id, added_at, added_by)
                select cast(:parent as bigint), b.id, coalesce(cast(:at as timestamp(3) with time zone), b.changed_at),
                    cast(:recorded_by as varchar)
                from address_book b where b.id = :child""", parent, child)
                .bind("at", since == null ? null : ObjectColumns.moment(since.at()))
                .bind("recorded_by", since == null ? null : AuthorJson.write(since.by()));
        add(parent, child, () -> insert.execute(unit.writeHandle()));
    }

    private void add(long parent, long child, Runnable insert) {
        boolean isNew = !hasEdges(child) || !hasEdges(parent);
        insert.run();
        edge(isNew ? NEW_WAYS : MORE_WAYS, parent, child).execute(unit.writeHandle());
    }

    void remove(long parent, long child) {
        if (unit.keepsHistory()) {
            recorded(edge(END_EDGES + "e.parent_id = :parent and e.child_id = :child", parent, child))
                    .bind("is_last", false)
                    .execute(unit.writeHandle());
        }
        execute(
                ChangeEntries.OF_BOOKS.ofChild(Change.CHILD_REMOVED),
                "delete from address_book_child where parent_id = :parent and child_id = :child",
                Map.of("parent", parent, "child", child));
        edge(WAYS + """
                when matched and t.path_count = s.path_count then delete
                when matched then update set path_count = t.path_count - s.path_count""", parent, child).execute(unit.writeHandle());
    }

    /**
     * Removes a book without children from the hierarchy, and records its deletion for the feed, as long as it has
     * ancestors.
     */
    void leave(long book, OffsetDateTime deletedAt) {
        if (unit.keepsHistory()) {
            recorded(SqlFragment.of(END_EDGES + "e.child_id = :id", "id", book))
                    .bind("is_last", true)
                    .execute(unit.writeHandle());
        }
        execute(
                ChangeEntries.OF_BOOKS.deletion(),
                "delete from address_book_child where child_id = :id",
                Map.of("id", book, "changed_at", deletedAt));
        SqlFragment.of("delete from address_book_path where descendant_id = :id", "id", book)
                .execute(unit.writeHandle());
    }

    private static SqlFragment edge(String statement, long parent, long child) {
        return SqlFragment.of(statement).bind("parent", parent).bind("child", child);
    }

    /** Returns whether a book has parents. */
    boolean hasParents(long book) {
        return SqlFragment.of("select 1 from address_book_child where child_id = :id limit 1", "id", book)
                .returnsRow(unit.handle());
    }

    /** Returns whether a book has children. */
    boolean hasChildren(long book) {
        return SqlFragment.of("select 1 from address_book_child where parent_id = :id limit 1", "id", book)
                .returnsRow(unit.handle());
    }

    /** Returns whether a book is marked as a root. */
    boolean isMarkedRoot(long book) {
        return SqlFragment.of("select 1 from address_book where id = :id and is_marked_root", "id", book)
                .returnsRow(unit.handle());
    }

    /** Returns the existing parents that a deleted book had. */
    Set<Id> lastParents(long book) {
        return SqlFragment.of("""
                select b.id from address_book_child_period e join address_book b on b.id = e.parent_id
                where e.child_id = :id and e.is_last""", "id", book)
                .query(unit.handle())
                .mapTo(Long.class)
                .map(parent -> unit.ownIds().id(ObjectKind.ADDRESS_BOOK, parent))
                .set();
    }

    /** Returns whether a deleted book was marked as a root. */
    boolean wasRoot(long book) {
        return SqlFragment.of("select 1 from address_book_root_period r where r.address_book_id = :id and r.is_last")
                .bind("id", book)
                .returnsRow(unit.handle());
    }

    /** Clears the is_last marks of a deleted book that is restored. */
    void forgetLast(long book) {
        for (String statement : List.of(
                "update address_book_child_period set is_last = false where child_id = :id and is_last",
                "update address_book_root_period set is_last = false where address_book_id = :id and is_last")) {
            SqlFragment.of(statement, "id", book).execute(unit.writeHandle());
        }
    }
}
