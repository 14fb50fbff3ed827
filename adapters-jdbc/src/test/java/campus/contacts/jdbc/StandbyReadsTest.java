package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.access.Caller;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.StorageSettings;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests reads that fail on the standby: they are retried on the primary if it may have newer data, and bugs are not hidden by a retry. */
@Timeout(60)
class StandbyReadsTest {
    private static final Caller SOMEBODY = new Caller("somebody", Map.of());

    private JdbcStorage storage;
    private final AtomicInteger runs = new AtomicInteger();

    /** Opens a primary that acts as its own standby: a function that shadows PostgreSQL's reports that everything has been replayed. */
    @BeforeEach
    void open() {
        StorageSettings settings = Databases.postgreSql();
        Databases.execute(settings.database(), """
                create schema pretended;
                create function pretended.pg_last_wal_replay_lsn() returns pg_lsn language sql as
                'select pg_current_wal_insert_lsn()'""");
        storage = Databases.open(
                settings.withStandby(settings.database() + "&options=-c%20search_path=pretended,pg_catalog,public"));
        LongSupplier usable = storage.gauges().get("standby.usable");
        while (usable.getAsLong() == 0) {
            Thread.onSpinWait();
        }
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private long reads() {
        return storage.gauges().get("standby.reads").getAsLong();
    }

    /** Reads until the work runs on the standby first; a connection is used only once a later moment has been proven. */
    private <T> T read(java.util.function.Supplier<RuntimeException> failure, T otherwise) {
        while (reads() == 0) {
            storage.read(SOMEBODY, unit -> null);
        }
        long before = reads();
        try {
            return storage.read(SOMEBODY, unit -> {
                if (runs.incrementAndGet() == 1) {
                    throw failure.get();
                }
                return otherwise;
            });
        } finally {
            assertThat(reads()).as("reads on the standby").isEqualTo(before + 1);
        }
    }

    @Test
    void a_bug_is_thrown_and_not_retried_on_the_primary() {
        IllegalStateException bug = new IllegalStateException("a bug");
        assertThatThrownBy(() -> read(() -> bug, "hidden")).isSameAs(bug);
        assertThat(runs).hasValue(1);
    }

    @Test
    void an_object_missing_on_the_standby_is_read_from_the_primary() {
        assertThat(read(() -> Refusal.notFound("contact"), "found")).isEqualTo("found");
        assertThat(runs).hasValue(2);
    }

    @Test
    void a_statement_that_fails_on_the_standby_runs_on_the_primary() {
        assertThat(read(() -> new UnableToExecuteStatementException("refused"), "found"))
                .isEqualTo("found");
        assertThat(runs).hasValue(2);
    }
}
