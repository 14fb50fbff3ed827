package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.spi.StorageFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReserveTest {
    private static final int SLICES = 64;

    private final AtomicLong now = new AtomicLong();

    @TempDir
    Path folder;

    @Test
    void gives_way_slice_by_slice_until_nothing_is_left() throws IOException {
        Path database = folder.resolve("contacts.mv.db");
        Path file = folder.resolve("contacts.mv.db.reserve");
        Reserve reserve = Reserve.beside(database, now::get);
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
    void nothing_is_begun_until_it_is_whole_again() throws IOException {
        Path database = folder.resolve("contacts.mv.db");
        Path file = folder.resolve("contacts.mv.db.reserve");
        Reserve reserve = Reserve.beside(database, now::get);
        try {
            Reserve.requireWhole(database);
            long whole = Files.size(file);
            reserve.yield();
            Reserve.requireWhole(folder.resolve("another.mv.db"));
            assertThatThrownBy(() -> Reserve.requireWhole(database))
                    .isInstanceOf(StorageFault.class)
                    .hasMessageContaining("no room left");
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            Reserve.requireWhole(database);
            assertThat(Files.size(file)).isEqualTo(whole);
        } finally {
            reserve.close();
        }
    }
}
