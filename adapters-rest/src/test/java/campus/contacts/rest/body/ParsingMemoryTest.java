package campus.contacts.rest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.rest.admission.RequestLimiter;
import campus.contacts.rest.error.HttpException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests the heap that bodies take together while they are parsed (wire contract, section 10). */
class ParsingMemoryTest {
    private static final long HEAP = 128L << 20;

    private final ParsingMemory memory = new ParsingMemory(HEAP);
    private final AtomicInteger held = new AtomicInteger();

    private void nest(byte[] body) {
        memory.hold(body, () -> {
            held.incrementAndGet();
            nest(body);
        });
    }

    private static byte[] array(String element, int times) {
        return ('[' + (element + ',').repeat(times - 1) + element + ']').getBytes(StandardCharsets.UTF_8);
    }

    private static void assertStatus(int status, Throwable refused) {
        assertThat(refused)
                .isInstanceOfSatisfying(
                        HttpException.class,
                        problem -> assertThat(problem.status()).isEqualTo(status));
    }

    @Test
    void excess_large_bodies_are_a_503_while_small_ones_are_accepted() {
        byte[] large = array("{}", 40_000);
        byte[] small = "{\"displayName\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> nest(large)).satisfies(refused -> {
            assertStatus(503, refused);
            assertThat(((HttpException) refused).headers()).containsEntry("Retry-After", "1");
        });
        assertThat(held.getAndSet(0)).isBetween(1, 3);
        memory.hold(large, () -> memory.hold(small, held::incrementAndGet));
        assertThat(held).hasValue(1);
    }

    @Test
    void memory_is_released_after_a_failure() {
        byte[] large = array("[]", 40_000);
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> memory.hold(large, () -> {
                        throw new IllegalArgumentException("malformed");
                    }))
                    .hasMessage("malformed");
        }
        memory.hold(large, held::incrementAndGet);
        assertThat(held).hasValue(1);
    }

    @Test
    void many_small_bodies_are_taken_at_once() {
        byte[] small = array("{\"a\":[\"b\",1]}", 20);
        assertThatThrownBy(() -> nest(small)).satisfies(refused -> assertStatus(503, refused));
        assertThat(held).hasValueGreaterThan(2 * RequestLimiter.AT_ONCE);
    }

    @Test
    void a_body_of_too_many_values_is_a_413() {
        assertThatThrownBy(() -> memory.hold(array("0", ParsingMemory.MAX_VALUES + 1), held::incrementAndGet))
                .satisfies(refused -> assertStatus(413, refused));
        memory.hold(array("0", ParsingMemory.MAX_VALUES - 1), held::incrementAndGet);
        assertThat(held).hasValue(1);
    }

    @Test
    void text_counts_as_one_value_whatever_is_in_it() {
        byte[] text = array("\"" + "\\\",{[:".repeat(10_000) + "\"", 10);
        memory.hold(text, held::incrementAndGet);
        assertThat(held).hasValue(1);
    }

    @Test
    void a_body_of_the_largest_size_fits_into_a_small_heap() {
        memory.hold(new byte[RequestBody.MAX_BYTES], held::incrementAndGet);
        assertThat(held).hasValue(1);
    }
}
