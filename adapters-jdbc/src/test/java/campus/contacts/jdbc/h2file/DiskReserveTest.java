package campus.contacts.jdbc.h2file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.spi.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskReserveTest {
    private static final int SLICES = 64;

    private final AtomicLong now = new AtomicLong();

    @TempDir
    Path folder;

    @Test
    void shrinks_slice_by_slice_to_nothing() throws IOException {
        Path database = folder.resolve("contacts.mv.db");
        Path file = folder.resolve("contacts.mv.db.reserve");
        DiskReserve reserve = DiskReserve.nextTo(database, now::get);
        try {
            long whole = Files.size(file);
            for (int given = 1; given <= SLICES; given++) {
                assertThat(reserve.yield()).isTrue();
                assertThat(Files.size(file)).isEqualTo(whole - given * whole / SLICES);
            }
            assertThat(reserve.yield()).isFalse();
        } finally {
            reserve.close();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void new_work_is_rejected_until_the_reserve_is_complete() throws IOException {
        Path database = folder.resolve("contacts.mv.db");
        Path file = folder.resolve("contacts.mv.db.reserve");
        DiskReserve reserve = DiskReserve.nextTo(database, now::get);
        try {
            DiskReserve.requireWhole(database);
            long whole = Files.size(file);
            reserve.yield();
            DiskReserve.requireWhole(folder.resolve("another.mv.db"));
            assertThatThrownBy(() -> DiskReserve.requireWhole(database))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining("no room left");
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            DiskReserve.requireWhole(database);
            assertThat(Files.size(file)).isEqualTo(whole);
        } finally {
            reserve.close();
        }
    }
}
