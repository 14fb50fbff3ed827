package campus.contacts.jdbc;

import campus.contacts.Refusal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** PostgreSQL 15 or later, which is a network away: what belongs together goes there in one statement. */
final class PostgreSql implements Dialect {
    /** The first with MERGE. */
    private static final int OLDEST = 15;

    /** How far the first look at strands goes at least. */
    private static final int NEAR = 100;

    /** How many times as far as the part is long the first look goes, and how many times as far as the last one every other. */
    private static final int STRIDE = 10;

    /** How many looks are bounded. */
    private static final int LOOKS = 3;

    @Override
    public DatabaseUrl tuned(DatabaseUrl url) {
        // logServerErrorDetail: the details of an error show values of columns, which do not belong in a log.
        // targetServerType: of several servers the one that takes changes, now and after every failover.
        // loginTimeout: long enough for the next server to be tried when one does not answer.
        return url.orElse("ApplicationName", "campus-contacts")
                .orElse("targetServerType", "primary")
                .orElse("loginTimeout", "20")
                .orElse("connectTimeout", "5")
                .orElse("socketTimeout", "120")
                .orElse("tcpKeepAlive", "true")
                .orElse("logServerErrorDetail", "false");
    }

    /**
     * Every statement here is meant to walk indexes in their order, in nested loops, until it has enough. The planner would see
     * that too if it knew the tables; but while a load fills them it takes them for empty and scans them from end to end again
     * and again, and a book with a hundred times as much in it as others it takes for one of those, to be fetched whole and sorted.
     */
    @Override
    public String greeting() {
        return """
                set timezone = 'UTC'; set jit = off; set lock_timeout = '10s'; \
                set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; \
                set enable_bitmapscan = off; set enable_memoize = off; set plan_cache_mode = force_generic_plan""";
    }

    @Override
    public void check(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw Refusal.unsupported("PostgreSQL " + version + " is too old, " + OLDEST + " or later is needed");
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_encoding")) {
            if (row.next() && !"UTF8".equals(row.getString(1))) {
                throw Refusal.unsupported("the database's encoding is " + row.getString(1) + ", UTF8 is needed");
            }
        }
    }

    @Override
    public List<String> migrations() {
        return List.of("classpath:db/migration/common", "classpath:db/migration/postgresql");
    }

    @Override
    public String newest() {
        return "13";
    }

    @Override
    public void alone(Connection connection, Runnable founding) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // any number will do that nobody else takes for a lock
            statement.execute("select pg_advisory_lock(6071184231)");
            try {
                founding.run();
            } finally {
                statement.execute("select pg_advisory_unlock(6071184231)");
            }
        }
    }

    @Override
    public long insert(Handle handle, Insertion insertion) {
        StringBuilder all =
                new StringBuilder("with made as (").append(insertion.row()).append(" returning id)");
        List<String> selecting = insertion.beside().selecting();
        for (int i = 0; i < selecting.size(); i++) {
            all.append(",\nbeside_" + i + " as (").append(selecting.get(i)).append("made)");
        }
        List<String> apart = insertion.beside().apart();
        for (int i = 0; i < apart.size(); i++) {
            all.append(",\napart_" + i + " as (").append(apart.get(i)).append(')');
        }
        return Sql.of(all.append("\nselect id from made").toString())
                .bind(insertion.values())
                .query(handle)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public Bulk bulk(Connection connection) {
        return new Copies(connection);
    }

    @Override
    public Bulk loading(Connection connection) {
        return Copies.deferring(connection);
    }

    /**
     * With an equality the planner knows that the column does not matter for the order, and where it believes that nearly every
     * row has the value, it likes to filter the rows of another index that has the numbers in order.
     */
    @Override
    public String startsWith(String column, String value) {
        return column + " = any(array[" + value + "])";
    }

    /**
     * The strands are first looked at nearby, which finds a whole page when they hold a good part of all objects; while it does
     * not, further and further away, and at last each as far as the page is long. So neither a few large books nor thousands of
     * small ones are read from end to end, nor is anything else, whatever the planner believes about them.
     */
    @Override
    public <T> List<T> merge(Handle handle, Table<T> table, Search search, Part part) {
        String direction = part.order().name;
        Sql merge = Sql.of("with strands as (")
                .add(search.strands().keys())
                .and(search.gates())
                .add(")");
        String found = "";
        for (int look = 0; look <= LOOKS; look++) {
            merge.add(",\nlook_" + look + " as (select distinct m.id from strands s cross join lateral (\n")
                    .add(look(table, search, part.order(), look))
                    .add(") m")
                    .add(look == 0 ? "" : "\nwhere (select count(*) from (" + found + ") f) < :depth")
                    .add("\norder by m.id " + direction + " limit :depth)");
            found += (look == 0 ? "" : " union all ") + "select id from look_" + look;
        }
        return table.list(
                handle,
                merge.add("\n")
                        .add(table.select())
                        .add("c.id = any(array(select id from (" + found + ") page order by id " + direction)
                        .add(" limit :limit offset :offset))\norder by c.id " + direction)
                        .bind("depth", part.depth())
                        .bind("limit", part.limit())
                        .bind("offset", part.offset())
                        .bind(edges(part)));
    }

    private Sql look(Table<?> table, Search search, Part.Order order, int look) {
        String key = startsWith(search.strands().keyColumn(), "s.strand");
        String to = look == LOOKS ? null : ":edge_" + (look + 1);
        return search.strands().page(table.name(), search.filters(), order, key, new Span(":edge_" + look, to));
    }

    /** Where the looks begin and end; the last has no end. */
    private static Map<String, Object> edges(Part part) {
        Map<String, Object> edges = new HashMap<>();
        long edge = part.from();
        long stride = NEAR + STRIDE * part.depth();
        for (int look = 0; look <= LOOKS; look++) {
            edges.put("edge_" + look, edge);
            edge = part.order().further(edge, stride);
            stride *= STRIDE;
        }
        return edges;
    }

    @Override
    public <T> T guarded(Mode mode, Supplier<T> work) {
        return work.get();
    }

    @Override
    public int oneMoment() {
        return Connection.TRANSACTION_REPEATABLE_READ;
    }

    @Override
    public long nextNumber(Handle handle, String sequence) {
        return Sql.of("select case when is_called then last_value + 1 else last_value end from " + sequence)
                .query(handle)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public void keepWritersOut(Handle handle) {
        Sql.of("lock table address_book, address, contact in exclusive mode").execute(handle);
    }

    @Override
    public void keepSubjects(Handle handle) {
        Sql.of("lock table private_subject in row share mode").execute(handle);
    }

    @Override
    public void keepSubjectsStill(Handle handle) {
        Sql.of("lock table private_subject in exclusive mode").execute(handle);
    }

    /** In one statement, all of whose parts see what was before it. */
    @Override
    public void together(Handle handle, List<String> statements, Map<String, Object> values) {
        Sql all = Sql.of("").bind(values);
        int last = statements.size() - 1;
        for (int i = 0; i < last; i++) {
            all.add(i == 0 ? "with " : ",\n").add("part_" + i + " as (" + statements.get(i) + ")");
        }
        all.add("\n").add(statements.get(last)).execute(handle);
    }

    @Override
    public boolean deletesAlone() {
        return false;
    }

    /** It reports, and shows, nothing that is not in its log. */
    @Override
    public void commit(Handle handle) {
        handle.commit();
    }

    /** A connection to a lost server does not answer. */
    @Override
    public boolean isLost(Connection connection) {
        return false;
    }
}
