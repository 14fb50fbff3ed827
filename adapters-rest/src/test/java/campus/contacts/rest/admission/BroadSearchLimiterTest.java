package campus.contacts.rest.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.access.Caller;
import campus.contacts.rest.error.HttpException;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BroadSearchLimiterTest {
    private static final Caller ADA = new Caller("ada", Map.of());
    private static final Caller BOB = new Caller("bob", Map.of());
    private static final Caller CY = new Caller("cy", Map.of());

    private static void assertRejected(Supplier<Object> search) {
        assertThatThrownBy(search::get).isInstanceOf(HttpException.class).hasMessageContaining("at once");
    }

    @Test
    void a_caller_gets_half_of_the_shared_quarter_of_connections() {
        BroadSearchLimiter searches = BroadSearchLimiter.sharing(16);
        Object found = searches.run(
                ADA,
                first -> searches.run(ADA, second -> {
                    assertRejected(() -> searches.run(ADA, third -> "too many of one"));
                    return searches.run(
                            BOB,
                            third -> searches.run(CY, fourth -> {
                                assertRejected(() -> searches.run(BOB, fifth -> "too many in all"));
                                return "found";
                            }));
                }));
        assertThat(found).isEqualTo("found");
        assertThat(searches.<Object>run(ADA, again -> "free again")).isEqualTo("free again");
    }

    @Test
    void a_failed_search_gives_its_place_back() {
        BroadSearchLimiter searches = BroadSearchLimiter.sharing(1);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> searches.run(ADA, checkpoint -> {
                        throw new ArithmeticException("broken");
                    }))
                    .isInstanceOf(ArithmeticException.class);
        }
    }
}
