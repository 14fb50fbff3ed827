package campus.contacts.jdbc.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Inserts rows in JDBC batches, one per target table, in the order in which the tables were first used. Binds the values itself, because
 * Jdbi takes several times as long to find them as H2 takes to store them.
 */
public final class BatchWriter implements BulkWriter {
    private static final int ROWS = 1000;

    private final Connection connection;
    private final Map<TargetTable, Batch> batches = new LinkedHashMap<>();

    public BatchWriter(Connection connection) {
        this.connection = connection;
    }

    /** A statement and the number of rows in its batch. */
    private static final class Batch {
        private final PreparedStatement statement;
        private final List<String> columns;
        private int rows;

        private Batch(PreparedStatement statement, List<String> columns) {
            this.statement = statement;
            this.columns = columns;
        }

        private void add(Map<String, ?> values) throws SQLException {
            for (int i = 0; i < columns.size(); i++) {
                statement.setObject(i + 1, values.get(columns.get(i)));
            }
            statement.addBatch();
            rows++;
        }

        private void execute() throws SQLException {
            if (rows > 0) {
                statement.executeBatch();
                rows = 0;
            }
        }
    }

    @Override
    public void add(TargetTable target, Map<String, ?> values) {
        try {
            Batch batch = batches.get(target);
            if (batch == null) {
                batch = new Batch(connection.prepareStatement(target.insert()), target.columns());
                batches.put(target, batch);
            }
            batch.add(values);
            if (batch.rows == ROWS) {
                flush();
            }
        } catch (SQLException failure) {
            throw new Refused(failure);
        }
    }

    /** The statements are closed with their connection. */
    @Override
    public void finish() {
        flush();
    }

    private void flush() {
        try {
            for (Batch batch : batches.values()) {
                batch.execute();
            }
        } catch (SQLException failure) {
            throw new Refused(failure);
        }
    }
}
