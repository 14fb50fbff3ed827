package campus.contacts.rest.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.people.ValueLists;
import campus.contacts.settings.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueListFileReaderTest {
    @TempDir
    Path directory;

    @Test
    void built_in_lists_are_those_of_the_campus_documents() {
        ValueLists lists = ValueListFileReader.load(null);
        assertThat(lists.items().keySet()).containsExactlyElementsOf(ValueLists.NAMES);
        assertThat(lists.find(ValueLists.CONTACT_TYPES, "EMRG").orElseThrow().source())
                .isEqualTo("sis");
        assertThat(lists.find(ValueLists.CONTACT_TYPES, "XP").orElseThrow().source())
                .isEqualTo("sis");
        assertThat(lists.find(ValueLists.CONTACT_TYPES, "HRSEMRG").orElseThrow().source())
                .isEqualTo("hrs");
        assertThat(lists.items().get(ValueLists.PERSONAL_RELATIONSHIP_TYPES)).containsKeys("M", "F");
        assertThat(lists.items().get(ValueLists.STATES)).hasSizeGreaterThan(50).containsKeys("NH", "WA", "DC", "PR");
        assertThat(lists.find(ValueLists.COUNTRIES, "US").orElseThrow().name()).isEqualTo("United States");
        assertThat(lists.items().get(ValueLists.ADDRESS_TYPES)).containsKey("XP");
        assertThat(lists.items().get(ValueLists.DPLANS)).containsKey("R").hasSizeGreaterThan(1);
        assertThat(lists.items().get(ValueLists.DPLAN_SOURCES)).containsKey("PHL");
        assertThat(lists.items().get(ValueLists.TERMS).keySet())
                .startsWith("202301", "202303", "202306", "202309", "202401")
                .endsWith("202701", "202703")
                .hasSize(18);
    }

    @Test
    void a_campus_adds_values_and_changes_those_that_are_there() throws IOException {
        write("dplans", """
                [{"id":"R","name":"In residence","is_active":false},{"id":"Z","name":"At sea","cache_date":"2026-02-03T04:05:06Z"}]""");
        ValueLists lists = ValueListFileReader.load(directory);
        assertThat(lists.find(ValueLists.DPLANS, "R").orElseThrow().name()).isEqualTo("In residence");
        assertThat(lists.choose(ValueLists.DPLANS, "R")).isEmpty();
        assertThat(lists.choose(ValueLists.DPLANS, "Z").orElseThrow().changedAt())
                .hasToString("2026-02-03T04:05:06Z");
        assertThat(lists.choose(ValueLists.DPLANS, "L")).isPresent();
    }

    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plans  | []                                       | plans.json: is named for no list
            dplans | {}                                       | dplans.json: must be an array of values such as [{"id": "moved", "name": "Moved"}]
            dplans | [{"id":"R","name":"x"}, 7]               | dplans.json: /1: must be an object such as {"id": "moved", "name": "Moved"}
            dplans | [{"name":"x"}]                           | dplans.json: /0/id: must be a text
            dplans | [{"id":"R"}]                             | dplans.json: /0/name: must be a text
            dplans | [{"id":"R","name":"x","is_active":1}]    | dplans.json: /0/is_active: must be true or false
            dplans | [{"id":"R","name":"x","cache_date":"x"}] | dplans.json: /0/cache_date: must be a moment
            dplans | [{"id":"R","name":"x","size":1}]         | dplans.json: /0/size: is not a member of a value
            dplans | [{]                                      | dplans.json: line 1, column 3: not JSON
            """)
    void an_invalid_file_is_reported_with_its_place(String list, String content, String message) throws IOException {
        write(list, content);
        assertThatThrownBy(() -> ValueListFileReader.load(directory))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(message);
    }

    private void write(String list, String content) throws IOException {
        Files.writeString(directory.resolve(list + ".json"), content);
    }
}
