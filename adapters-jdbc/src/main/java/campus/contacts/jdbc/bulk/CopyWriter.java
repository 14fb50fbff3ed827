package campus.contacts.jdbc.bulk;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** Copies rows into tables of PostgreSQL, one COPY statement per target table. */
public final class CopyWriter implements BulkWriter {
    /**
     * The number of buffered bytes at which rows are written: large enough to make the cost of a statement negligible, and small against
     * the heap.
     */
    private static final int ENOUGH = 8 << 20;

    /** The size of a message in bytes: the server starts with the first while the next are being sent. */
    private static final int MESSAGE = 1 << 16;

    private final Connection connection;
    private final Map<TargetTable, CopyBuffer> waiting = new LinkedHashMap<>();
    private final Optional<DeferredIndexes> deferral;
    private int bytes;

    private CopyWriter(Connection connection, Optional<DeferredIndexes> deferral) {
        this.connection = connection;
        this.deferral = deferral;
    }

    public CopyWriter(Connection connection) {
        this(connection, Optional.empty());
    }

    /** Returns a writer that drops keys and indexes first and creates them at the end. */
    public static CopyWriter deferring(Connection connection) {
        try {
            // creating an index on millions of rows may take longer than the time limit of any other statement
            connection.setNetworkTimeout(Runnable::run, 0);
            return new CopyWriter(connection, Optional.of(DeferredIndexes.begin(connection)));
        } catch (SQLException failure) {
            throw new Refused(failure);
        }
    }

    @Override
    public void add(TargetTable target, Map<String, ?> values) {
        CopyBuffer data = waiting.computeIfAbsent(target, absent -> new CopyBuffer());
        int before = data.size();
        data.startRow(target.columns().size());
        for (String column : target.columns()) {
            data.add(values.get(column));
        }
        bytes += data.size() - before;
        if (bytes >= ENOUGH) {
            flush();
        }
    }

    @Override
    public void finish() {
        flush();
        try {
            if (deferral.isPresent()) {
                deferral.get().end();
            }
        } catch (SQLException failure) {
            throw new Refused(failure);
        }
    }

    private void flush() {
        try {
            CopyManager manager = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Map.Entry<TargetTable, CopyBuffer> entry : waiting.entrySet()) {
                CopyBuffer data = entry.getValue();
                if (data.hasRows()) {
                    manager.copyIn("copy " + entry.getKey() + " from stdin (format binary)", data.finish(), MESSAGE);
                    data.clear();
                }
            }
        } catch (SQLException failure) {
            throw new Refused(failure);
        } catch (IOException lost) {
            throw new Refused(new PSQLException("the connection was lost", PSQLState.CONNECTION_FAILURE, lost));
        }
        bytes = 0;
    }
}
