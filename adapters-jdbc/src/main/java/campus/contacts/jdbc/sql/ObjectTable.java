package campus.contacts.jdbc.sql;

import campus.contacts.osid.Refusal;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * The table of one kind of object; statements call a row of it {@code c}.
 *
 * @param columns what to select for the mapper
 */
public record ObjectTable<T>(String name, String columns, RowMapper<T> mapper) {
    public ObjectTable {
        mapper = whole(name, mapper);
    }

    /** What is wrong in the store is wrong here, while a refusal says that the caller asked for something wrong. */
    private static <T> RowMapper<T> whole(String name, RowMapper<T> mapper) {
        return (row, context) -> {
            try {
                return mapper.map(row, context);
            } catch (Refusal damaged) {
                throw new IllegalStateException(name + ' ' + row.getLong("id") + " in the store is damaged", damaged);
            }
        };
    }

    /** A statement for any of the tables, with the name of one in the place of every <code>{object}</code>. */
    public static String named(String statement, String table) {
        return statement.replace("{object}", table);
    }

    /** Selects the objects for which what is added holds. */
    public SqlFragment select() {
        return SqlFragment.of("select " + columns + "\nfrom " + name + " c\nwhere ");
    }

    public List<T> list(Handle handle, SqlFragment query) {
        return query.query(handle).map(mapper).list();
    }

    /** A part of what a search finds, in the order of the part. */
    public List<T> list(Handle handle, Dialect dialect, ListPlan search, KeysetPage part) {
        if (search.runs() == null) {
            return indexed(handle, dialect, search, part);
        }
        return search.runs().only() == null
                ? dialect.merge(handle, this, search, part)
                : run(handle, dialect, search, part);
    }

    /** From one index of this table. */
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

    /** From the one strand that there is: first the numbers, so that no other row is fetched. */
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
