package campus.contacts.jdbc.sql;

import campus.contacts.osid.Refusal;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * The table of one kind of object. Statements call its row {@code c}.
 *
 * @param columns the columns that the mapper reads
 */
public record ObjectTable<T>(String name, String columns, RowMapper<T> mapper) {
    public ObjectTable {
        mapper = whole(name, mapper);
    }

    /**
     * Wraps a mapper so that a {@link campus.contacts.osid.Refusal} by a stored value becomes an internal error: the caller's input is not
     * at fault.
     */
    private static <T> RowMapper<T> whole(String name, RowMapper<T> mapper) {
        return (row, context) -> {
            try {
                return mapper.map(row, context);
            } catch (Refusal damaged) {
                throw new IllegalStateException(name + ' ' + row.getLong("id") + " in the store is damaged", damaged);
            }
        };
    }

    /** Returns a statement in which <code>{object}</code> is replaced by the name of a table. */
    public static String named(String statement, String table) {
        return statement.replace("{object}", table);
    }

    /** Returns a query for objects; the caller appends its conditions. */
    public SqlFragment select() {
        return SqlFragment.of("select " + columns + "\nfrom " + name + " c\nwhere ");
    }

    public List<T> list(Handle handle, SqlFragment query) {
        return query.query(handle).map(mapper).list();
    }

    /** Returns a page of a query's results, in the order of the page. */
    public List<T> list(Handle handle, Dialect dialect, ListPlan search, KeysetPage part) {
        if (search.runs() == null) {
            return indexed(handle, dialect, search, part);
        }
        return search.runs().only() == null
                ? dialect.merge(handle, this, search, part)
                : run(handle, dialect, search, part);
    }

    /** Reads a page from one index of this table. */
    private List<T> indexed(Handle handle, Dialect dialect, ListPlan search, KeysetPage part) {
        return list(
                handle,
                select().add(search.start(dialect, part.order()))
                        .bind("from", part.from())
                        .and(search.gates())
                        .and(search.filters())
                        .add("\norder by " + search.order(part.order()) + "\nlimit :limit offset :offset")
                        .bind("limit", part.limit())
                        .bind("offset", part.offset()));
    }

    /** Reads a page from a single sorted run: the numbers first, so that only rows of the page are fetched. */
    private List<T> run(Handle handle, Dialect dialect, ListPlan search, KeysetPage part) {
        SortedRuns runs = search.runs();
        String key = dialect.startsWith(runs.keyColumn(), ":only");
        SqlFragment page = runs.page(name, search.filters(), part.order(), key, new KeyRange(":from", null));
        return list(
                handle,
                SqlFragment.of("select " + columns + "\nfrom (")
                        .add(page)
                        .add(" offset :offset) found join " + name + " c on c.id = found.id")
                        .where(search.gates())
                        .add("\norder by found.id " + part.order().name)
                        .bind("only", runs.only())
                        .bind("from", part.from())
                        .bind("depth", part.limit())
                        .bind("offset", part.offset()));
    }

    public long count(Handle handle, ListPlan search) {
        SqlFragment count = search.runs() == null
                ? SqlFragment.of("select count(*) from " + name + " c").where(search.conditions())
                : SqlFragment.of("select count(*) from (")
                        .add(search.runs().all(name, search.gates(), search.filters()))
                        .add(") found");
        return count.query(handle).mapTo(Long.class).one();
    }
}
