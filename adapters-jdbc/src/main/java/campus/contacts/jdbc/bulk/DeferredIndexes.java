package campus.contacts.jdbc.bulk;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Drops the keys and indexes of addresses, contacts, their recorded past and the tables that refer to them within a transaction of PostgreSQL, and creates them
 * again at its end: sorting all rows takes a third of the time of inserting each row into an index.
 */
final class DeferredIndexes {
    /**
     * Selects each constraint and index with its DROP and its CREATE statement; foreign keys come first because they depend on the primary
     * keys.
     */
    private static final String KEYS_AND_INDEXES = """
            with loaded as (
                select conrelid as id from pg_constraint where confrelid in ('address'::regclass, 'contact'::regclass)
                union values ('address'::regclass::oid), ('contact'::regclass),
                    ('contact_version'::regclass), ('contact_version_record_type'::regclass), ('contact_version_availability'::regclass),
                    ('contact_deletion'::regclass), ('contact_filing_period'::regclass),
                    ('address_version'::regclass), ('address_version_record_type'::regclass),
                    ('address_deletion'::regclass), ('address_filing_period'::regclass),
                    ('contact_word'::regclass), ('address_word'::regclass))
            select case contype when 'f' then 1 else 2 end as turn,
                format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
                format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
            from pg_constraint where conrelid in (select id from loaded) and contype in ('f', 'p', 'u')
            union all
            select 3, format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
            from pg_index where indrelid in (select id from loaded) and not exists (
                select 1 from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
            order by turn, back""";

    /** Allows sequential scans and joins, which checking a foreign key needs and the connection's settings forbid. */
    private static final String PLANS = """
            set local enable_seqscan = on; set local enable_hashjoin = on; set local enable_mergejoin = on""";

    /** Restores the connection's settings: the indexes exist again. */
    private static final String AS_BEFORE = PLANS.replace("= on", "= off");

    private final Connection connection;
    private final List<String> back = new ArrayList<>();

    private DeferredIndexes(Connection connection) {
        this.connection = connection;
    }

    /** Drops the keys and indexes. Readers of these tables wait until the transaction ends. */
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

    /** Creates the keys and indexes again, once. */
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
