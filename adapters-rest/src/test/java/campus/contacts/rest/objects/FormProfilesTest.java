package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.JsonTree;
import campus.contacts.rest.http.client.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the forms of the profiles, and where every form goes. */
@OnEveryStorage
class FormProfilesTest extends Conformance {
    private static final Map<String, List<String>> MEMBERS = Map.of(
            "rjsf", List.of("schema", "uiSchema", "formData", "links"),
            "jsonforms", List.of("schema", "uischema", "data", "links"));

    private static final String RECORD_TYPE = "recordType";

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void every_form_names_the_request_that_sends_it(ObjectContract kind) {
        String id = kind.create(clerk);
        for (String profile : new String[] {null, "rjsf", "jsonforms"}) {
            Answer create = withProfile(kind.createForm(clerk), profile).send().is(200);
            JsonNode created = assertLinked(create, "create", "POST");
            assertThat(created.textValue()).doesNotContain("profile");
            Answer edit = withProfile(get(kind.item() + "/metadata", id), profile)
                    .send()
                    .is(200);
            String uri = get(kind.item(), id).send().json().get("uri").textValue();
            assertThat(assertLinked(edit, "edit", "PUT").textValue()).isEqualTo(uri + "?replace=true");
        }
    }

    private static JsonNode assertLinked(Answer form, String relation, String method) {
        JsonNode links = form.json().get("links");
        assertThat(links).hasSize(1);
        assertThat(JsonTree.names(links.get(0))).containsExactly("rel", "method", "href");
        assertThat(links.get(0).get("rel").textValue()).isEqualTo(relation);
        assertThat(links.get(0).get("method").textValue()).isEqualTo(method);
        assertThat(form.header("Link"))
                .isEqualTo("<" + links.get(0).get("href").textValue() + ">; rel=\"" + relation + "\"; method=\""
                        + method + "\"");
        return links.get(0).get("href");
    }

    private static Request withProfile(Request form, String profile) {
        return profile == null ? form : form.with("profile", profile);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_profile_has_the_parts_that_its_builder_takes(ObjectContract kind) {
        MEMBERS.forEach((profile, members) -> {
            JsonNode form = kind.createForm(clerk)
                    .with("profile", profile)
                    .send()
                    .is(200)
                    .json();
            assertThat(JsonTree.names(form)).isEqualTo(members);
            assertThat(form.at("/schema/$schema").textValue()).isEqualTo("http://json-schema.org/draft-07/schema#");
            assertThat(JsonTree.names(form.at("/schema/properties")).get(0)).isEqualTo("displayName");
            for (String readOnly : List.of("id", "uri", "genusTypeId", "recordTypeIds")) {
                assertThat(form.at("/schema/properties").has(readOnly)).isFalse();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"x", "RJSF", "rjsf2"})
    void an_unknown_profile_is_refused_with_the_known_ones(String profile) {
        get("/addresses/metadata")
                .with("profile", profile)
                .send()
                .says(400, "parameter 'profile' must be rjsf or jsonforms");
        String id = ObjectContract.ADDRESS.create(clerk);
        get("/addresses/{}/metadata", id).with("profile", profile).send().is(400);
    }

    @Test
    void the_title_is_the_name_of_the_genus() {
        assertThat(title("type.Type:homeContactType@" + RunningService.AUTHORITY))
                .isEqualTo("Home contact");
        assertThat(title("a:b@c")).isEqualTo("Contact: b");
    }

    private String title(String genus) {
        return get("/contacts/metadata")
                .with("profile", "rjsf")
                .with("genusType", genus)
                .send()
                .is(200)
                .json()
                .at("/schema/title")
                .textValue();
    }

    @Test
    void a_form_without_the_ends_of_a_contact_asks_for_them() {
        JsonNode form =
                get("/contacts/metadata").with("profile", "rjsf").send().is(200).json();
        assertThat(JsonTree.texts(form.at("/schema/required")))
                .containsExactlyInAnyOrder("displayName", "addressId", "referenceId");
        assertThat(form.at("/schema/properties/addressId/lookup").textValue()).isEqualTo("/addresses?q=");
        assertThat(form.at("/schema/properties/addressId/linked").booleanValue())
                .isTrue();
        JsonNode half = get("/contacts/metadata")
                .with("profile", "jsonforms")
                .with("addressId", clerk.address())
                .send()
                .is(200)
                .json();
        assertThat(JsonTree.texts(half.at("/schema/required"))).containsExactlyInAnyOrder("displayName", "referenceId");
        get("/contacts/metadata")
                .with("profile", "rjsf")
                .with("addressId", "malformed")
                .send()
                .is(400);
    }

    @Test
    void values_of_lists_are_offered_with_labels() {
        JsonNode contact = form("/contacts/metadata", "personal-contact", "availability");
        assertThat(offered(contact.at("/schema/properties/personalContact/properties/relationship")))
                .contains("M Mother", "F Father");
        assertThat(offered(contact.at("/schema/properties/endReasonId")))
                .contains("process.State:moved@" + RunningService.AUTHORITY + " Moved to another address");
        JsonNode period = contact.at("/schema/properties/availability/items/properties");
        assertThat(offered(period.at("/weekdays/items"))).startsWith("monday Monday", "tuesday Tuesday");
        assertThat(offered(period.at("/zone")))
                .contains("UTC UTC", "Europe/Berlin Europe/Berlin", "America/New_York America/New York")
                .hasSizeBetween(400, 450);
        JsonNode address = form("/addresses/metadata", "postal-address", "telephone-number");
        JsonNode postal = address.at("/schema/properties/postalAddress/properties");
        assertThat(offered(postal.at("/region"))).contains("NH New Hampshire");
        assertThat(offered(postal.at("/addressType"))).contains("MA Mailing");
        assertThat(offered(postal.at("/country"))).contains("DE Germany");
        assertThat(offered(address.at("/schema/properties/telephoneNumbers/items/properties/kind")))
                .containsExactly("primary Primary", "alternative Alternative");
    }

    private JsonNode form(String path, String... records) {
        Request form = get(path).with("profile", "rjsf");
        for (String record : records) {
            form = form.with(RECORD_TYPE, "type.Type:" + record + "@" + RunningService.AUTHORITY);
        }
        return form.send().is(200).json();
    }

    private static List<String> offered(JsonNode field) {
        List<String> offered = new ArrayList<>();
        field.path("oneOf")
                .forEach(choice -> offered.add(choice.get("const").textValue()
                        + ' '
                        + choice.get("title").textValue()));
        return offered;
    }

    @Test
    void a_value_that_no_list_offers_stays_a_choice() {
        Request post = post("/addresses").with(RECORD_TYPE, "type.Type:postal-address@" + RunningService.AUTHORITY);
        String id = post.json("displayName", "x", "postalAddress", Map.of("region", "Bayern", "country", "DE"))
                .send()
                .is(201)
                .json()
                .get("id")
                .textValue();
        JsonNode form = get("/addresses/{}/metadata", id)
                .with("profile", "rjsf")
                .send()
                .is(200)
                .json();
        assertThat(offered(form.at("/schema/properties/postalAddress/properties/region")))
                .contains("Bayern Bayern");
        assertThat(form.at("/formData/postalAddress/region").textValue()).isEqualTo("Bayern");
    }

    @Test
    void a_form_does_not_send_back_what_the_server_derives() {
        Request post = post("/addresses").with(RECORD_TYPE, "type.Type:url@" + RunningService.AUTHORITY);
        Answer made = post.json("displayName", "x", "url", "https://www.example.edu/")
                .send()
                .is(201);
        assertThat(made.text("addressText")).isEqualTo("https://www.example.edu/");
        JsonNode data = get("/addresses/{}/metadata", made.id())
                .with("profile", "jsonforms")
                .send()
                .is(200)
                .json()
                .get("data");
        assertThat(JsonTree.names(data)).containsExactly("displayName", "url");
    }

    @Test
    void a_form_keeps_the_data_that_it_does_not_show() {
        Request post = post("/addresses").with(RECORD_TYPE, "type.Type:email-address@" + RunningService.AUTHORITY);
        Map<String, Object> sent = Map.of("address", "ada@example.edu", "sourceData", Map.of("a", List.of(1)));
        String id = post.json("displayName", "x", "emailAddress", sent)
                .send()
                .is(201)
                .id();
        JsonNode form = get("/addresses/{}/metadata", id)
                .with("profile", "rjsf")
                .send()
                .is(200)
                .json();
        assertThat(JsonTree.names(form.at("/schema/properties/emailAddress/properties")))
                .startsWith("address", "isPrimary")
                .doesNotContain("sourceData");
        assertThat(form.at("/formData/emailAddress/sourceData").toString()).isEqualTo("{\"a\":[1]}");
        put("/addresses/{}", id)
                .with("replace", true)
                .body("application/json", form.get("formData").toString())
                .send()
                .is(200);
        assertThat(get("/addresses/{}", id)
                        .send()
                        .json()
                        .at("/emailAddress/sourceData")
                        .toString())
                .isEqualTo("{\"a\":[1]}");
    }

    @Test
    void every_pattern_has_words_and_the_server_repeats_them() {
        JsonNode form = form("/addresses/metadata", "telephone-number", "url");
        List<JsonNode> patterns = form.findParents("pattern");
        assertThat(patterns).hasSizeGreaterThan(3);
        patterns.forEach(field -> assertThat(field.path("errorMessage").asText())
                .as(field.toString())
                .startsWith("must be ")
                .contains("such as "));
        String words = form.at("/schema/properties/url/errorMessage").textValue();
        post("/addresses")
                .with(RECORD_TYPE, "type.Type:url@" + RunningService.AUTHORITY)
                .json("displayName", "x", "url", "ftp://www.example.edu/")
                .send()
                .says(400, "url: " + words);
    }
}
