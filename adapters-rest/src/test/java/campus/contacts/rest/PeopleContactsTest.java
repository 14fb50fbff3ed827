package campus.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.people.Person.Standing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code /api/people/{netid}/contacts}: what is shown, and what is accepted (campus facades, section 5). */
class PeopleContactsTest {
    private static final String TYPE = "type.Type:%s@" + RunningService.AUTHORITY;

    private static Enrolment campus;

    private final String netid = campus.student();

    @BeforeAll
    static void start() {
        campus = Enrolment.on(StorageUnderTest.MEMORY);
    }

    @AfterAll
    static void stop() {
        campus.close();
    }

    private static JsonNode json(String text) {
        return JsonTree.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private Answer put(JsonNode payload) {
        return campus.putContacts(netid, payload).send();
    }

    @ParameterizedTest
    @EnumSource
    void the_document_s_sample_is_accepted_done_and_shown(StorageUnderTest storage) {
        try (Enrolment own = Enrolment.on(storage, "--base-path", "/contact")) {
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
    void the_standard_filters_reach_into_what_is_shown() {
        Enrolment.ended(campus.api(), put(SampleContacts.of(netid)).is(202));
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

    /** What was sent, and what the document's answer has in addition, in its order. */
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

    /** The field table of PUT, and what the campus decides beyond it: a value that is taken. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "priority | '0'",
                "priority | '999999'",
                "contact_type_id | 'XP'",
                "personal_relationship_id | 'F'",
                "middle_name | ''",
                "email | null",
                "email | ''",
                "addresses | []",
                "telephone_numbers | []",
                "addresses/0/street_line_3 | 'Back door'",
                "addresses/0/state_id | null",
                "addresses/0/state_id | ''",
                "addresses/0/country_id | 'DE'",
                "addresses/0/address_type_id | 'XP'",
                "addresses/0/from_date | 'whenever'",
                "addresses/0/to_date | 5",
                "telephone_numbers/0/area_code | null",
                "telephone_numbers/0/number | '+49 (30) 123-45.6'",
                "telephone_numbers/0/number | null",
                "telephone_numbers/0/extension | '17'",
                "telephone_numbers/0/country_id | 'nowhere'",
                "telephone_numbers/0/is_international | true",
                "telephone_numbers/0/telephone_type_id | 7",
            })
    void a_value_that_fits_is_taken(String field, String value) {
        String pointer = "/0/contact/" + field;
        assertThat(campus.replace(netid, SampleContacts.with(SampleContacts.one(netid), pointer, json(value))))
                .isEqualTo("SUCCESS: 1 contact added for " + netid);
    }

    /** The same table: a value that is not taken, and is told where it stands. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/0/owner_netid | 'f99999x'",
                "/0/owner_netid | null",
                "/0/contact | null",
                "/0/id | 'contact.Contact:999999@campus.example'",
                "/0/id | 'no Id'",
                "/0/id | 5",
                "/0/shoe | 7",
                "/0/contact/shoe | 7",
                "/0/contact/contact_type_id | 'NONE'",
                "/0/contact/contact_type_id | 'OLD'",
                "/0/contact/contact_type_id | 'HRSEMRG'",
                "/0/contact/contact_type_id | null",
                "/0/contact/priority | 1",
                "/0/contact/priority | '01'",
                "/0/contact/priority | '-1'",
                "/0/contact/priority | '1.0'",
                "/0/contact/priority | '1000000'",
                "/0/contact/priority | ''",
                "/0/contact/personal_relationship_id | 'OLDR'",
                "/0/contact/personal_relationship_id | null",
                "/0/contact/first_name | null",
                "/0/contact/first_name | ''",
                "/0/contact/first_name | '  '",
                "/0/contact/last_name | null",
                "/0/contact/last_name | 5",
                "/0/contact/middle_name | ' '",
                "/0/contact/email | 'nobody'",
                "/0/contact/addresses | null",
                "/0/contact/addresses | [{},{}]",
                "/0/contact/addresses | {}",
                "/0/contact/addresses/0/city | 5",
                "/0/contact/addresses/0/state_id | 'ZZ'",
                "/0/contact/addresses/0/state_id | 'OLDS'",
                "/0/contact/addresses/0/country_id | 'OLDC'",
                "/0/contact/addresses/0/address_type_id | 'OLDA'",
                "/0/contact/addresses/0/shoe | 7",
                "/0/contact/telephone_numbers | [{},{}]",
                "/0/contact/telephone_numbers | 'none'",
                "/0/contact/telephone_numbers/0/area_code | '80a'",
                "/0/contact/telephone_numbers/0/number | '(802)'",
                "/0/contact/telephone_numbers/0/number | 'call me'",
                "/0/contact/telephone_numbers/0/extension | 'x17'",
            })
    void a_value_that_does_not_fit_is_told_where_it_stands(String pointer, String value) {
        Answer answer = put(SampleContacts.with(SampleContacts.one(netid), pointer, json(value)));
        assertThat(answer.is(400).pointers()).containsExactly(pointer);
    }

    @Test
    void a_name_has_64_characters_at_the_most() {
        ArrayNode payload = SampleContacts.one(netid);
        ObjectNode contact = (ObjectNode) payload.get(0).get("contact");
        contact.put("first_name", "\uD83D\uDE80".repeat(64));
        put(payload).is(202);
        contact.put("last_name", "x".repeat(65));
        assertThat(put(payload).is(400).pointers()).containsExactly("/0/contact/last_name");
    }

    @Test
    void every_key_of_the_sample_is_required_the_ignored_ones_too() {
        for (String place : List.of("/0", "/0/contact", "/0/contact/addresses/0", "/0/contact/telephone_numbers/0")) {
            for (String name : JsonTree.names(SampleContacts.one(netid).at(place))) {
                String pointer = place + '/' + name;
                assertThat(put(SampleContacts.without(SampleContacts.one(netid), pointer))
                                .is(400)
                                .pointers())
                        .containsExactly(pointer);
            }
        }
    }

    @Test
    void every_problem_is_told_at_once() {
        ArrayNode payload = SampleContacts.of(netid);
        SampleContacts.with(payload, "/0/contact/priority", json("'one'"));
        SampleContacts.with(payload, "/1/owner_netid", json("'f1'"));
        SampleContacts.without(payload, "/1/contact/addresses/0/city");
        payload.add(7);
        assertThat(put(payload).is(400).pointers())
                .containsExactly("/0/contact/priority", "/1/owner_netid", "/1/contact/addresses/0/city", "/2");
        assertThat(put(json("{}")).is(400).pointers()).containsExactly("");
    }

    @Test
    void two_of_one_type_and_priority_are_refused_at_the_second() {
        ArrayNode payload = SampleContacts.of(netid);
        SampleContacts.with(payload, "/1/contact/contact_type_id", json("'EMRG'"));
        put(payload).is(202);
        SampleContacts.with(payload, "/1/contact/priority", json("'1'"));
        assertThat(put(payload).is(400).pointers()).containsExactly("/1/contact/priority");
    }

    @Test
    void whoever_is_no_student_is_shown_and_not_written() {
        String employee = campus.person(new Standing(false, false));
        assertThat(campus.contacts(employee).text()).isEqualTo("[]");
        Answer refused =
                campus.putContacts(employee, SampleContacts.of(employee)).send();
        assertThat(refused.is(400).pointers()).containsExactly("");
        campus.api().get("/api/people/nobody/contacts").send().says(404, "person not found");
        campus.api().get("/api/people/{}/contacts", "no netid").send().says(404, "person not found");
    }

    @Test
    void the_person_comes_before_the_body_and_its_type_before_what_is_in_it() {
        campus.api()
                .put("/api/people/nobody/contacts")
                .body("text/plain", "?")
                .send()
                .is(404);
        campus.api()
                .put("/api/people/{}/contacts", netid)
                .body("text/plain", "?")
                .send()
                .is(415);
        campus.api()
                .put("/api/people/{}/contacts", netid)
                .body("application/json", "[")
                .send()
                .is(400);
        campus.putContacts(netid, SampleContacts.of(netid))
                .with("shoe", 7)
                .send()
                .is(400);
        campus.api()
                .get("/api/people/{}/contacts", netid)
                .with("shoe", 7)
                .send()
                .is(400);
        campus.api().get("/api/people/nobody/contacts").with("shoe", 7).send().is(404);
        assertThat(campus.api()
                        .delete("/api/people/{}/contacts", netid)
                        .send()
                        .is(405)
                        .header("Allow"))
                .contains("GET", "PUT");
    }

    @Test
    void a_list_has_a_tag_that_a_change_may_ask_for() {
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
    void what_is_written_here_is_an_ordinary_contact_and_address_and_edited_there_is_seen_here() {
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
    void what_is_gotten_and_edited_can_be_put() {
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
    void contacts_of_employees_are_shown_as_in_the_document_and_cannot_be_written() {
        String employee = campus.student();
        Clerk clerk = campus.clerk();
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

    private static String hrs(Clerk clerk) {
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
