package campus.contacts.rest.campus;

import static campus.contacts.rest.fixture.SampleContacts.json;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.FacadeFixture;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.SampleContacts;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import campus.contacts.rest.http.client.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the content of {@code /api/people/{netid}/contacts} and its changes (campus facades, section 5). */
class PeopleContactsTest {
    private static final String TYPE = "type.Type:%s@" + RunningService.AUTHORITY;

    private static FacadeFixture campus;

    private final String netid = campus.student();

    @BeforeAll
    static void start() {
        campus = FacadeFixture.on(StorageUnderTest.MEMORY);
    }

    @AfterAll
    static void stop() {
        campus.close();
    }

    private Answer put(JsonNode payload) {
        return campus.putContacts(netid, payload).send();
    }

    @ParameterizedTest
    @EnumSource
    void the_sample_of_the_document_is_accepted_and_shown(StorageUnderTest storage) {
        try (FacadeFixture own = FacadeFixture.on(storage, "--base-path", "/contact")) {
            String student = own.student();
            own.contacts(student.toUpperCase(java.util.Locale.ROOT)).is(200);
            assertThat(own.contacts(student).text()).isEqualTo("[]");
            Answer accepted =
                    own.putContacts(student, SampleContacts.of(student)).send().is(202);
            assertThat(accepted.text()).isEqualTo("{\"status\":\"accepted\"}");
            assertThat(accepted.header("Location")).matches("/api/tasks/[0-9a-f]{24}");
            Answer task = own.ended(accepted);
            assertThat(JsonTree.names(task.json())).containsExactly("status", "path", "id");
            assertThat(task.text("status")).isEqualTo("SUCCESS: 2 contacts added for " + student);
            assertThat(task.text("id")).isEqualTo(accepted.header("Location").substring("/api/tasks/".length()));
            assertThat(own.api().follow(task.text("path")).json())
                    .isEqualTo(own.contacts(student).json());
            assertShown(own.contacts(student).json(), student);
        }
    }

    @Test
    void the_standard_filters_apply_to_the_shown_attributes() {
        FacadeFixture.ended(campus.api(), put(SampleContacts.of(netid)).is(202));
        String path = "/api/people/{}/contacts";
        assertThat(campus.api()
                        .get(path + "?contact.contact_type_id=XP", netid)
                        .send()
                        .json())
                .hasSize(1);
        assertThat(campus.api()
                        .get(path + "?contact.addresses.state_id=null", netid)
                        .send()
                        .json())
                .hasSize(1);
        assertThat(campus.api()
                        .get(path + "?contact.priority=%3E1", netid)
                        .send()
                        .json())
                .hasSize(1);
        campus.api().get(path + "?contact.shoe=7", netid).send().is(400);
    }

    /** Asserts that the response has the sent content and the additional fields of the document's response, in its order. */
    private static void assertShown(JsonNode shown, String student) {
        ArrayNode sent = SampleContacts.of(student);
        assertThat(shown).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(JsonTree.names(shown.get(i))).containsExactly("owner_netid", "contact", "id", "cache_date");
            assertThat(shown.get(i).get("cache_date").textValue())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
            assertThat(shown.get(i).get("id").textValue()).startsWith("contact.Contact:");
            ObjectNode expected = (ObjectNode) sent.get(i).get("contact");
            expected.put("data_origin", "Banner").put("data_source", "sis");
            assertThat(shown.get(i).get("contact")).hasToString(expected.toString());
        }
    }

    @Test
    void a_list_has_an_entity_tag_for_if_match() {
        String first = campus.contacts(netid).tag();
        assertThat(campus.contacts(netid).tag()).isEqualTo(first);
        campus.api()
                .get("/api/people/{}/contacts", netid)
                .header("If-None-Match", first)
                .send()
                .is(304);
        campus.ended(campus.putContacts(netid, SampleContacts.of(netid))
                .header("If-Match", first)
                .send());
        String second = campus.contacts(netid).tag();
        assertThat(second).isNotEqualTo(first);
        campus.putContacts(netid, SampleContacts.of(netid))
                .header("If-Match", first)
                .send()
                .is(412);
        campus.putContacts(netid, SampleContacts.of(netid))
                .header("If-None-Match", "*")
                .send()
                .is(412);
        campus.putContacts(netid, SampleContacts.of(netid))
                .header("If-Match", "tag")
                .send()
                .is(400);
        campus.ended(campus.putContacts(netid, SampleContacts.of(netid))
                .header("If-Match", "*")
                .send());
        campus.putContacts(netid, json("[{}]")).header("If-Match", first).send().is(400);
    }

    @Test
    void written_contacts_are_ordinary_objects_of_campus_api() {
        campus.replace(netid, SampleContacts.one(netid));
        String id = campus.contacts(netid).json().at("/0/id").textValue();
        Client core = campus.clerk().api();
        Answer contact = core.get("/contacts/{}", id).send().is(200);
        assertThat(contact.text("referenceId"))
                .isEqualTo("resource.Resource:" + netid + "@" + RunningService.AUTHORITY);
        assertThat(contact.text("genusTypeId")).isEqualTo(TYPE.formatted("EMRG"));
        assertThat(contact.json().at("/personalContact/priority").intValue()).isEqualTo(1);
        Answer address =
                core.get("/addresses/{}", contact.text("addressId")).send().is(200);
        assertThat(address.text("addressText")).isEqualTo("412 412th Street, Unit Z, Mount Vernon, NH 01234");
        for (Answer object : List.of(contact, address)) {
            core.put(path(object))
                    .body("application/json", object.text())
                    .send()
                    .is(200);
        }
        core.patch("/addresses/{}", address.id())
                .body("application/json", "{\"telephoneNumbers\":[{\"number\":\"555\"}]}")
                .send()
                .is(200);
        core.patch("/contacts/{}", id)
                .body("application/json", "{\"endDate\":\"2999-01-01T00:00:00.5Z\"}")
                .send()
                .is(200);
        JsonNode shown = campus.contacts(netid).json();
        assertThat(shown.at("/0/contact/telephone_numbers/0/number").textValue())
                .isEqualTo("555");
        assertThat(shown.at("/0/contact/addresses/0/to_date").textValue()).isEqualTo("2999-01-01T00:00:00Z");
        core.delete("/contacts/{}", id).send().is(200);
        assertThat(campus.contacts(netid).text()).isEqualTo("[]");
    }

    private static String path(Answer object) {
        return object.text("uri").replaceFirst("^http://[^/]*", "");
    }

    @Test
    void an_edited_response_can_be_put() {
        campus.replace(netid, SampleContacts.of(netid));
        ArrayNode gotten = (ArrayNode) campus.contacts(netid).json();
        assertThat(campus.replace(netid, gotten)).isEqualTo("SUCCESS: 2 contacts unchanged for " + netid);
        SampleContacts.with(gotten, "/0/contact/first_name", json("'Joan'"));
        assertThat(campus.replace(netid, gotten))
                .isEqualTo("SUCCESS: 1 contact updated, 1 contact unchanged for " + netid);
        assertThat(campus.contacts(netid).json().at("/0/contact/first_name").textValue())
                .isEqualTo("Joan");
        assertThat(campus.contacts(netid).ids())
                .isEqualTo(List.of(
                        gotten.at("/0/id").textValue(), gotten.at("/1/id").textValue()));
        gotten.add(gotten.get(0));
        assertThat(put(gotten).is(400).pointers()).contains("/2/id");
    }

    @Test
    void contacts_of_employees_are_shown_and_read_only() {
        String employee = campus.student();
        TestObjects clerk = campus.clerk();
        String book = hrs(clerk);
        String address = clerk.api()
                .post("/addresses")
                .with("recordType", TYPE.formatted("telephone-number"))
                .with("addressBookId", book)
                .body("application/json", """
                        {"displayName":"Jane","telephoneNumbers":[{"kind":"primary","number":"555.656.8974"},\
                        {"kind":"alternative","number":"555.329.8186"}]}""")
                .send()
                .is(201)
                .id();
        String id = clerk.api()
                .post("/contacts")
                .with("addressId", address)
                .with("referenceId", "resource.Resource:" + employee + "@" + RunningService.AUTHORITY)
                .with("genusType", TYPE.formatted("HRSEMRG"))
                .with("recordType", TYPE.formatted("personal-contact"))
                .with("addressBookId", book)
                .body(
                        "application/json",
                        "{\"displayName\":\"Jane\",\"personalContact\":{\"name\":\"Jane Doe\",\"priority\":1}}")
                .send()
                .is(201)
                .id();
        JsonNode shown = campus.contacts(employee).json();
        assertThat(shown.get(0).get("contact")).hasToString("""
                {"contact_type_id":"HRSEMRG","telephone_numbers":[{"number_type":"primary","number":"555.656.8974"},\
                {"number_type":"alternative","number":"555.329.8186"}],"name":"Jane Doe","priority":"1",\
                "other_attributes":[{"name":"readonly"}],"data_origin":null,"data_source":"hrs"}""");
        assertThat(campus.replace(employee, shown)).isEqualTo("SUCCESS: 0 contacts for " + employee);
        SampleContacts.with((ArrayNode) shown, "/0/contact/name", json("'Joan Doe'"));
        assertThat(campus.putContacts(employee, shown).send().is(400).pointers())
                .containsExactly("/0/contact");
        assertThat(campus.replace(employee, SampleContacts.one(employee)))
                .isEqualTo("SUCCESS: 1 contact added for " + employee);
        assertThat(campus.contacts(employee).ids()).hasSize(2).contains(id);
    }

    private static String hrs(TestObjects clerk) {
        return clerk.api()
                .post("/address-books")
                .with("recordType", TYPE.formatted("data-source"))
                .body(
                        "application/json",
                        "{\"displayName\":\"hrs\",\"dataSource\":{\"code\":\"hrs\",\"facadeWritable\":false}}")
                .send()
                .is(201)
                .id();
    }
}
