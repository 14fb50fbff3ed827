package campus.contacts.jdbc.sql;

import campus.contacts.osid.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * The table of the current objects or of the replaced versions of one kind. Statements call its row {@code c}.
 *
 * @param columns the columns that the mapper reads
 * @param condition selects the rows that count, at most one for each object; null: all rows
 */
public record ObjectTable<T>(String name, String columns, RowMapper<T> mapper, SqlFragment condition) {
    public ObjectTable(String name, String columns, RowMapper<T> mapper) {
        this(name, columns, whole(name, mapper), null);
    }

    /** Returns the same rows in another table. */
    public ObjectTable<T> named(String other) {
        return new ObjectTable<>(other, columns, mapper, condition);
    }

    /** Returns the part of this table that meets a condition. */
    public ObjectTable<T> where(SqlFragment changed) {
        return new ObjectTable<>(name, columns, mapper, changed);
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
        SqlFragment select = SqlFragment.of("select " + columns + "\nfrom " + name + " c\nwhere ");
        return condition == null ? select : select.add(condition).add("\nand ");
    }

    /** The fewest candidates that are tested at once. */
    private static final int LEAST_CANDIDATES = 50;

    /** The label of the additional column. */
    public static final String EXTRA = "extra";

    /** Returns a query for objects with an additional column; the caller appends its conditions. */
    public SqlFragment select(String expression) {
        return SqlFragment.of(
                "select " + columns + ", " + expression + " as " + EXTRA + "\nfrom " + name + " c\nwhere ");
    }

    public List<T> list(Handle handle, SqlFragment query) {
        return query.list(handle, mapper);
    }

    /** Returns a page of a query's results, in the order of the page. */
    public List<T> list(Handle handle, Dialect dialect, ListPlan search, KeysetPage part) {
        return search.hasCandidates() && part.offset() == 0
                ? amongCandidates(handle, dialect, search, part)
                : page(dialect, search, part)
                        .map(query -> list(handle, query))
                        .orElseGet(() -> dialect.merge(handle, this, search, part));
    }

    /** Returns a query for a page, in the order of the page; empty if it has to be merged from several sorted runs. */
    public Optional<SqlFragment> page(Dialect dialect, ListPlan search, KeysetPage part) {
        if (search.runs() == null) {
            return Optional.of(indexed(dialect, search, part));
        }
        return search.runs().only() == null ? Optional.empty() : Optional.of(run(dialect, search, part));
    }

    /** Reads a page of candidates: about as many of the first ones as fill the page, by what was found among those before them. */
    private List<T> amongCandidates(Handle handle, Dialect dialect, ListPlan search, KeysetPage part) {
        Long[] candidates = search.candidates(part.order(), part.from());
        List<T> found = new ArrayList<>();
        int tested = 0;
        while (tested < candidates.length && found.size() < part.limit()) {
            int missing = part.limit() - found.size();
            long next = found.isEmpty()
                    ? 3L * Math.max(tested, Math.max(missing, LEAST_CANDIDATES))
                    : LEAST_CANDIDATES + (long) missing * tested / found.size();
            int end = (int) Math.min(candidates.length, tested + next);
            search.part(Arrays.copyOfRange(candidates, tested, end))
                    .ifPresent(some -> found.addAll(list(
                            handle, indexed(dialect, some, new KeysetPage(part.order(), part.from(), 0, missing)))));
            tested = end;
        }
        return found;
    }

    /** Returns a query for a page from one index of this table. */
    private SqlFragment indexed(Dialect dialect, ListPlan search, KeysetPage part) {
        return select().add(search.start(dialect, part.order()))
                .bind("from", part.from())
                .and(search.gates())
                .and(search.filters())
                .add("\norder by " + search.order(part.order()) + "\nlimit :limit offset :offset")
                .bind("limit", part.limit())
                .bind("offset", part.offset());
    }

    /** Returns a query for a page from a single sorted run: the numbers first, so that only rows of the page are fetched. */
    private SqlFragment run(Dialect dialect, ListPlan search, KeysetPage part) {
        SortedRuns runs = search.runs();
        String key = dialect.startsWith(runs.keyColumn(), ":" + runs.onlyName());
        SqlFragment page = runs.page(name, search.filters(), part.order(), key, new KeyRange(":from", null));
        // joined with the page, H2 would read the run from its start
        return select().add("c.id in (")
                .add(page)
                .add(" offset :offset)")
                .and(search.gates())
                .add("\norder by c.id " + part.order().name)
                .bind(runs.onlyName(), runs.only())
                .bind("from", part.from())
                .bind("depth", part.limit())
                .bind("offset", part.offset());
    }

    public long count(Handle handle, ListPlan search) {
        SqlFragment count = search.runs() == null
                ? SqlFragment.of("select count(*) from " + name + " c").where(search.conditions())
                : SqlFragment.of("select count(*) from (").add(numbers(search)).add(") found");
        return count.query(handle).mapTo(Long.class).one();
    }

    /** Returns a query for the first {@code :depth} numbers of the matching objects beyond {@code :from}, without duplicates. */
    public SqlFragment numbers(Dialect dialect, ListPlan search, KeysetPage.Order order) {
        if (search.runs() == null) {
            SqlFragment first = SqlFragment.of("select c.id as id from " + name + " c where ")
                    .add(search.start(dialect, order))
                    .and(search.gates())
                    .and(search.filters());
            return first.add("\norder by " + search.order(order) + " limit :depth");
        }
        SortedRuns runs = search.runs();
        if (runs.only() == null) {
            return dialect.first(this, search, order);
        }
        String key = dialect.startsWith(runs.keyColumn(), ":" + runs.onlyName());
        return SqlFragment.of("select p.id from (")
                .add(runs.page(name, search.filters(), order, key, new KeyRange(":from", null)))
                .add(") p")
                .where(search.gates())
                .bind(runs.onlyName(), runs.only());
    }

    /** Returns a query for the numbers of the matching objects, without duplicates and in no particular order. */
    public SqlFragment numbers(ListPlan search) {
        return search.runs() == null
                ? SqlFragment.of("select c.id as id from " + name + " c").where(search.conditions())
                : search.runs().all(name, search.gates(), search.filters());
    }
}
