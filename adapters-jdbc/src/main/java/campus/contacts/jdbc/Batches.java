package campus.contacts.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Rows on their way, each statement's together, and run in the order in which the statements first came. */
final class Batches {
    private static final int ROWS = 1000;

    private final Handle handle;
    private final Map<String, PreparedBatch> batches = new LinkedHashMap<>();

    Batches(Handle handle) {
        this.handle = handle;
    }

    /** What a row refers to is added before it, or is there. */
    void add(String statement, Map<String, ?> values) {
        PreparedBatch batch = batches.computeIfAbsent(statement, handle::prepareBatch);
        batch.bindMap(values).add();
        if (batch.size() == ROWS) {
            flush();
        }
    }

    void flush() {
        for (PreparedBatch batch : batches.values()) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }
}
