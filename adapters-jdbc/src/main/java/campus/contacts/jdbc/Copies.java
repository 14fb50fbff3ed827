package campus.contacts.jdbc;

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

/** Copies rows into tables of PostgreSQL, each target's together. */
final class Copies implements Bulk {
    /** Bytes on their way: enough for the cost of a statement not to matter, and little beside what a program has. */
    private static final int ENOUGH = 8 << 20;

    /** Bytes in a message: the server begins with the first while the next are coming. */
    private static final int MESSAGE = 1 << 16;

    private final Connection connection;
    private final Map<Target, CopyData> waiting = new LinkedHashMap<>();
    private final Optional<Deferral> deferral;
    private int bytes;

    private Copies(Connection connection, Optional<Deferral> deferral) {
        this.connection = connection;
        this.deferral = deferral;
    }

    Copies(Connection connection) {
        this(connection, Optional.empty());
    }

    /** With keys and indexes made at the end. */
    static Copies deferring(Connection connection) {
        try {
            // an index of millions of rows takes longer to make than any other statement may
            connection.setNetworkTimeout(Runnable::run, 0);
            return new Copies(connection, Optional.of(Deferral.begin(connection)));
        } catch (SQLException failure) {
            throw new Refused(failure);
        }
    }

    @Override
    public void add(Target target, Map<String, ?> values) {
        CopyData data = waiting.computeIfAbsent(target, absent -> new CopyData());
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
            for (Map.Entry<Target, CopyData> entry : waiting.entrySet()) {
                CopyData data = entry.getValue();
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
