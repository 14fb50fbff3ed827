package campus.contacts.rest.campus;

import static campus.contacts.rest.fixture.SampleContacts.json;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.people.Person.Standing;
import campus.contacts.rest.fixture.FacadeFixture;
import campus.contacts.rest.fixture.SampleContacts;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.JsonTree;
import campus.contacts.rest.http.client.RawHttp;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the accepted payloads of {@code PUT /api/people/{netid}/contacts} (campus facades, section 5). */
class PeopleContactsPutTest {
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

    /** The field table of PUT, and the campus's additional rules: valid values. */
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
    void a_valid_value_is_accepted(String field, String value) {
        String pointer = "/0/contact/" + field;
        assertThat(campus.replace(netid, SampleContacts.with(SampleContacts.one(netid), pointer, json(value))))
                .isEqualTo("SUCCESS: 1 contact added for " + netid);
    }

    /** The field table of PUT, and the campus's additional rules: invalid values, with the place of the error. */
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
                "/0/contact/telephone_numbers/0/number | '(-)'",
                "/0/contact/telephone_numbers/0/number | 'call me'",
                "/0/contact/telephone_numbers/0/extension | 'x17'",
            })
    void an_invalid_value_is_reported_with_its_place(String pointer, String value) {
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
    void every_key_of_the_sample_is_required_even_ignored_ones() {
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
    void all_problems_are_reported_together() {
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
    void contacts_of_a_person_who_is_not_a_student_are_read_only() {
        String employee = campus.person(new Standing(false, false));
        assertThat(campus.contacts(employee).text()).isEqualTo("[]");
        Answer refused =
                campus.putContacts(employee, SampleContacts.of(employee)).send();
        assertThat(refused.is(400).pointers()).containsExactly("");
        campus.api().get("/api/people/nobody/contacts").send().says(404, "person not found");
        campus.api().get("/api/people/{}/contacts", "no netid").send().says(404, "person not found");
    }

    @Test
    void person_type_and_body_are_checked_in_this_order() {
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
    void a_body_to_be_refused_is_not_requested() {
        String expect = "Expect: 100-continue";
        String path = "/api/people/" + netid + "/contacts";
        String json = "Content-Type: application/json";
        RawHttp wire = campus.api().wire();
        wire.ask("PUT", path, expect, "Content-Length: 5", "Content-Type: text/plain")
                .is(415);
        wire.ask("PUT", path, expect, "Content-Length: 5", json, "Content-Encoding: gzip")
                .is(415);
        wire.ask("PUT", path, expect, "Content-Length: 1048577", json).is(413);
    }
}
