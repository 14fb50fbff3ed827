package campus.contacts.jdbc.store;

import campus.contacts.jdbc.sql.SqlFragment;

/**
 * Stores the edges of the address-book hierarchy, and the number of paths between every two books.
 *
 * <p>A new edge adds, for an ancestor of the parent and a descendant of the child, the product of the numbers of paths to the parent and
 * from the child; removing the edge subtracts that product. The graph has no cycles, so none of these paths uses the edge itself, and the
 * statements below never read a row that they write.
 */
public record JdbcBookHierarchy(JdbcUnitOfWork unit) {
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

    void lock() {
        SqlFragment.of("select 1 from installation for update").returnsRow(unit.writeHandle());
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

    void add(long parent, long child) {
        boolean isNew = !hasEdges(child) || !hasEdges(parent);
        edge("insert into address_book_child (parent_id, child_id) values (:parent, :child)", parent, child)
                .execute(unit.writeHandle());
        edge(isNew ? NEW_WAYS : MORE_WAYS, parent, child).execute(unit.writeHandle());
    }

    void remove(long parent, long child) {
        edge("delete from address_book_child where parent_id = :parent and child_id = :child", parent, child)
                .execute(unit.writeHandle());
        edge(WAYS + """
                when matched and t.path_count = s.path_count then delete
                when matched then update set path_count = t.path_count - s.path_count""", parent, child).execute(unit.writeHandle());
    }

    /** Removes a book without children from the hierarchy. */
    void leave(long book) {
        SqlFragment.of("delete from address_book_child where child_id = :id", "id", book)
                .execute(unit.writeHandle());
        SqlFragment.of("delete from address_book_path where descendant_id = :id", "id", book)
                .execute(unit.writeHandle());
    }

    private static SqlFragment edge(String statement, long parent, long child) {
        return SqlFragment.of(statement).bind("parent", parent).bind("child", child);
    }
}
