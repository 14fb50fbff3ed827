package campus.contacts.rest.forms;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.people.ValueLists;
import campus.contacts.people.ValueLists.Item;
import campus.contacts.rest.schema.ValueListFileReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormChoicesTest {
    @ParameterizedTest
    @CsvSource({"Europe/Berlin, Europe/Berlin", "UTC, UTC", "Etc/UTC, UTC", "Z, UTC", "GMT0, UTC"})
    void the_zone_of_the_server_is_offered_first(String zone, String first) {
        var zones = new FormChoices(ValueLists.NONE, ZoneId.of(zone)).of("zones");
        assertThat(zones.get(0).id()).isEqualTo(first);
        assertThat(zones).extracting(Item::id).doesNotHaveDuplicates().contains("UTC", "America/New_York");
    }

    @Test
    void countries_are_sorted_by_name() {
        var countries = new FormChoices(ValueListFileReader.load(null), ZoneId.of("UTC")).of(ValueLists.COUNTRIES);
        assertThat(countries).extracting(Item::name).isSorted().contains("Germany");
    }

    @Test
    void an_inactive_value_is_not_offered_but_has_its_label() {
        Item old = new Item("OLD", "Old state", false, null, Instant.EPOCH);
        FormChoices choices =
                new FormChoices(new ValueLists(Map.of(ValueLists.STATES, Map.of("OLD", old))), ZoneId.of("UTC"));
        assertThat(choices.of(ValueLists.STATES)).isEmpty();
        assertThat(choices.title(ValueLists.STATES, "OLD")).isEqualTo("Old state");
        assertThat(choices.title(ValueLists.STATES, "NH")).isEqualTo("NH");
    }

    @Test
    void end_reasons_have_ids_that_a_contact_takes() {
        Item moved = new Item("moved", "Moved", true, null, Instant.EPOCH);
        Item foreign = new Item("a:b@c", "Elsewhere", true, null, Instant.EPOCH);
        ValueLists lists = new ValueLists(Map.of(ValueLists.END_REASONS, Map.of("moved", moved, "a:b@c", foreign)));
        assertThat(lists.withStateIds("example.edu").items().get(ValueLists.END_REASONS))
                .containsOnlyKeys("process.State:moved@example.edu", "a:b@c");
    }
}
