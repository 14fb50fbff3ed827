package campus.contacts.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReleaseTest {
    @Test
    void the_stored_codes_are_part_of_the_data_format() {
        assertThat(Arrays.stream(Release.values()).collect(Collectors.toMap(release -> release, Release::code)))
                .isEqualTo(Map.of(Release.PUBLIC, 0, Release.INTERNAL, 1, Release.NONE, 2));
    }
}
