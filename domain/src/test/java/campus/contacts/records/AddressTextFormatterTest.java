package campus.contacts.records;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.osid.RecordProperties;
import campus.contacts.storage.text.PropertyJson;
import org.junit.jupiter.api.Test;

class AddressTextFormatterTest {
    @Test
    void a_postal_address_is_written_from_the_street_to_the_country() {
        assertText(
                "{\"postalAddress\":{\"street\":[\"Unit X\",\"1 Main St\"],\"room\":\"7\",\"locality\":\"Mount Hunger\","
                        + "\"region\":\"WA\",\"postalCode\":\"98000\",\"country\":\"US\"}}",
                "Unit X, 1 Main St, 7, Mount Hunger, WA 98000, US");
    }

    @Test
    void prefers_postal_address_to_telephone_to_mailbox_to_url() {
        String url = "\"url\":\"https://example.edu/\"";
        String email = "\"emailAddress\":{\"address\":\"a@example.edu\"}," + url;
        String telephone = "\"telephoneNumbers\":[{\"number\":\"5550100\"}]," + email;
        assertText("{" + url + "}", "https://example.edu/");
        assertText("{" + email + "}", "a@example.edu");
        assertText("{" + telephone + "}", "5550100");
        assertText("{\"postalAddress\":{\"locality\":\"Here\"}," + telephone + "}", "Here");
    }

    @Test
    void the_primary_number_is_written_with_area_code_and_extension() {
        assertText(
                "{\"telephoneNumbers\":[{\"number\":\"1\"},{\"kind\":\"primary\",\"areaCode\":\"855\",\"number\":\"666 5555\","
                        + "\"extension\":\"12\"}]}",
                "855 666 5555 ext. 12");
    }

    @Test
    void empty_records_have_no_text() {
        assertText(
                "{\"postalAddress\":{\"room\":null,\"street\":[]},\"telephoneNumbers\":[{\"kind\":\"primary\"}],"
                        + "\"emailAddress\":{\"address\":null}}",
                null);
        assertThat(AddressTextFormatter.of(RecordProperties.NONE)).isEmpty();
    }

    @Test
    void a_long_text_is_cut_at_512_code_points() {
        String line = "😀".repeat(300);
        assertThat(AddressTextFormatter.of(PropertyJson.read(
                                "{\"postalAddress\":{\"street\":[\"" + line + "\",\"" + line + "\"]}}"))
                        .orElseThrow()
                        .codePoints()
                        .count())
                .isEqualTo(512);
    }

    private static void assertText(String properties, String expected) {
        assertThat(AddressTextFormatter.of(PropertyJson.read(properties)).orElse(null))
                .isEqualTo(expected);
    }
}
