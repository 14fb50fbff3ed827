package campus.contacts.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerTest {
    @Test
    void a_copy_of_the_anyone_caller_has_every_scope() {
        Caller copy = new Caller(Caller.ANYONE.name(), Caller.ANYONE.grants(), Caller.ANYONE.claims());
        assertThat(copy.hasScope("any:scope")).isTrue();
        assertThat(copy.seesPrivate()).isTrue();
    }

    @Test
    void a_caller_with_the_same_grants_and_a_name_has_no_scope() {
        Caller named = new Caller("named", Caller.ANYONE.grants());
        assertThat(named.hasScope("any:scope")).isFalse();
        assertThat(new Caller("", Map.of()).hasScope("any:scope")).isFalse();
    }
}
