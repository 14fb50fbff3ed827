package campus.contacts.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReleasePolicyTest {
    @Test
    void the_stored_codes_are_part_of_the_data_format() {
        assertThat(Arrays.stream(ReleasePolicy.values())
                        .collect(Collectors.toMap(release -> release, ReleasePolicy::code)))
                .isEqualTo(Map.of(ReleasePolicy.PUBLIC, 0, ReleasePolicy.INTERNAL, 1, ReleasePolicy.NONE, 2));
    }
}
