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

/** Reads that fail on the standby: the primary is asked instead where it may know better, and no bug is hidden by that. */
@Timeout(60)
class StandbyReadsTest {
    private static final Caller SOMEBODY = new Caller("somebody", Map.of());

    private JdbcStorage storage;
    private final AtomicInteger runs = new AtomicInteger();

    /** A primary that passes for its own standby: a function in the way of PostgreSQL's tells that it has replayed all there is. */
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

    /** Reads until the standby is the one that runs the work first; a connection counts only when something later was proven. */
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
    void a_bug_comes_out_and_is_not_tried_on_the_primary() {
        IllegalStateException bug = new IllegalStateException("a bug");
        assertThatThrownBy(() -> read(() -> bug, "hidden")).isSameAs(bug);
        assertThat(runs).hasValue(1);
    }

    @Test
    void the_primary_is_asked_for_what_the_standby_does_not_have() {
        assertThat(read(() -> Refusal.notFound("contact"), "found")).isEqualTo("found");
        assertThat(runs).hasValue(2);
    }

    @Test
    void the_primary_is_asked_when_the_standby_refuses_a_statement() {
        assertThat(read(() -> new UnableToExecuteStatementException("refused"), "found"))
                .isEqualTo("found");
        assertThat(runs).hasValue(2);
    }
}
