package campus.contacts.rest.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests the heap that partly received bodies take together (wire contract, section 10). */
class BufferMemoryTest {
    private static final int POOL = 8 << 20;

    private final BufferMemory memory = new BufferMemory(32L * POOL);

    private int bodies(int size) {
        int bodies = 0;
        while (bodies < 1_000_000 && memory.grow(0, size)) {
            bodies++;
        }
        return bodies;
    }

    @Test
    void large_bodies_leave_memory_for_small_ones() {
        assertThat(bodies(RequestBody.MAX_BYTES)).isEqualTo(8);
        assertThat(bodies(BufferMemory.SMALL)).isGreaterThan(400);
        assertThat(memory.grow(0, BufferMemory.SMALL)).isFalse();
        assertThat(memory.grow(0, BufferMemory.FREE)).isTrue();
    }

    @Test
    void half_sent_small_bodies_of_thousands_are_refused() {
        assertThat(bodies(BufferMemory.SMALL)).isBetween(500, 600);
    }

    @Test
    void a_body_gives_back_what_it_took_byte_by_byte() {
        for (int size = 0; size < 100_000; size += 1000) {
            assertThat(memory.grow(size, size + 1000)).isTrue();
        }
        memory.release(100_000);
        assertThat(bodies(RequestBody.MAX_BYTES)).isEqualTo(8);
    }

    @Test
    void a_body_that_is_refused_takes_nothing() {
        assertThat(bodies(RequestBody.MAX_BYTES)).isEqualTo(8);
        for (int i = 0; i < 10_000; i++) {
            assertThat(memory.grow(0, RequestBody.MAX_BYTES)).isFalse();
        }
        assertThat(memory.grow(0, BufferMemory.SMALL)).isTrue();
    }
}
