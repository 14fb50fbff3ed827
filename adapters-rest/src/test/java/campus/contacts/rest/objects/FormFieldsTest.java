package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.http.client.Request;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests how the forms of the profiles show single fields. */
@OnEveryStorage
class FormFieldsTest extends Conformance {
    private JsonNode form(String path, String... records) {
        Request form = get(path).with("profile", "rjsf");
        for (String record : records) {
            form = form.with("recordType", "type.Type:" + record + "@" + RunningService.AUTHORITY);
        }
        return form.send().is(200).json();
    }

    @Test
    void weekdays_are_check_boxes() {
        JsonNode ui = form("/contacts/metadata", "availability").get("uiSchema");
        assertThat(ui.at("/availability/items/weekdays/ui:widget").textValue()).isEqualTo("checkboxes");
    }

    @Test
    void the_dates_of_a_contact_have_a_time() {
        JsonNode fields = form("/contacts/metadata").at("/schema/properties");
        assertThat(fields.at("/startDate/format").textValue()).isEqualTo("date-time");
        assertThat(fields.at("/endDate/format").textValue()).isEqualTo("date-time");
    }

    @Test
    void the_instructions_of_a_field_are_its_help() {
        String instructions = get("/addresses/metadata")
                .send()
                .is(200)
                .json()
                .at("/properties/displayName/instructions")
                .textValue();
        assertThat(instructions).isNotBlank();
        assertThat(form("/addresses/metadata")
                        .at("/uiSchema/displayName/ui:help")
                        .textValue())
                .isEqualTo(instructions);
    }

    @ParameterizedTest
    @CsvSource({
        "/contacts/metadata, addresseeId, /contacts?q=",
        "/contacts/metadata, referenceId, /contacts?q=",
        "/addresses/metadata, resourceId, /contacts?q=",
        "/address-books/metadata, providerId, /contacts?q="
    })
    void the_id_of_a_person_can_be_searched(String path, String field, String search) {
        JsonNode shown = form(path).at("/schema/properties/" + field);
        assertThat(shown.path("lookup").asText()).isEqualTo(search);
        assertThat(shown.path("linked").asBoolean()).isTrue();
    }

    @Test
    void what_a_card_has_no_field_for_is_in_no_profile() {
        String record = "type.Type:vcard@" + RunningService.AUTHORITY;
        for (String profile : new String[] {"rjsf", "jsonforms"}) {
            JsonNode fields = get("/contacts/metadata")
                    .with("recordType", record)
                    .with("profile", profile)
                    .send()
                    .is(200)
                    .json()
                    .at("/schema/properties");
            assertThat(fields.has("displayName")).isTrue();
            assertThat(fields.has("vcard")).isFalse();
        }
    }
}
