package campus.contacts.jdbc.bulk;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The keys and indexes of addresses, contacts and whatever refers to them, taken away within a transaction of PostgreSQL and made
 * again at its end: to sort what is there takes a third of the time that looking up a place for every row does.
 */
final class DeferredIndexes {
    /** What goes together with what brings it back, foreign keys first, since they lean on the others. */
    private static final String KEYS_AND_INDEXES = """
            with loaded as (
                select conrelid as id from pg_constraint where confrelid in ('address'::regclass, 'contact'::regclass)
                union values ('address'::regclass::oid), ('contact'::regclass))
            select case contype when 'f' then 1 else 2 end as turn,
                format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
                format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
            from pg_constraint where conrelid in (select id from loaded) and contype in ('f', 'p', 'u')
            union all
            select 3, format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
            from pg_index where indrelid in (select id from loaded) and not exists (
                select 1 from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
            order by turn, back""";

    /** Checking a foreign key reads both tables from end to end, which the connection is told otherwise not to do. */
    private static final String PLANS = """
            set local enable_seqscan = on; set local enable_hashjoin = on; set local enable_mergejoin = on""";

    /** Whatever follows walks indexes again, which are there. */
    private static final String AS_BEFORE = PLANS.replace("= on", "= off");

    private final Connection connection;
    private final List<String> back = new ArrayList<>();

    private DeferredIndexes(Connection connection) {
        this.connection = connection;
    }

    /** Takes them away. Who wants to look at those tables waits until the transaction ends. */
    static DeferredIndexes begin(Connection connection) throws SQLException {
        DeferredIndexes deferral = new DeferredIndexes(connection);
        List<String> away = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(KEYS_AND_INDEXES)) {
            while (row.next()) {
                away.add(row.getString("away"));
                deferral.back.add(row.getString("back"));
            }
        }
        deferral.run(away);
        return deferral;
    }

    /** Brings them back, once. */
    void end() throws SQLException {
        Collections.reverse(back);
        run(List.of(PLANS));
        run(back);
        run(List.of(AS_BEFORE));
        back.clear();
    }

    private void run(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
