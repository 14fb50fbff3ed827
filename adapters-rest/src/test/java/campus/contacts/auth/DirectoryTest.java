package campus.contacts.auth;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Started;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the directory over HTTP, by the tables and samples of the NYU IT Directory API v1 (campus facades, section 8). */
class DirectoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path directory;

    private static Started service;

    @BeforeAll
    static void start() throws IOException {
        service = NyuCampus.start(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Conversation.Answer get(String user, String target) {
        return Conversation.to(service.url()).basic(user, "secret").get(target);
    }

    private static String filter(String filter) {
        return "/v1/people?filter="
                + URLEncoder.encode(filter, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<String> families(Conversation.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        List<String> families = new ArrayList<>();
        answer.json()
                .path("Resources")
                .forEach(person ->
                        families.add(person.path("names").path(0).path("family").textValue()));
        return families;
    }

    private static void refused(Conversation.Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().size()).as(answer.toString()).isEqualTo(1);
        assertThat(answer.json().path("error").textValue())
                .as(answer.toString())
                .contains(error);
    }

    @Test
    void a_member_sees_every_row_of_the_tables() throws IOException {
        JsonNode expected = JSON.readTree("""
                {"meta": {"release": {"*": "public", "primaryCampus": "internal"}},
                 "emailAddresses": [{"address": "ann.testa@example.edu", "release": "public", "type": "official"}],
                 "identifiers": [{"identifier": "N10000170", "release": "internal", "type": "enterprise"},
                                 {"identifier": "ah170", "release": "public", "type": "network"}],
                 "names": [{"family": "Testa", "middle": "B", "given": "Ann", "formatted": "Ann Testa", "language": "en",
                            "release": "public", "type": "official"},
                           {"family": "Tester", "given": "Nan", "release": "internal", "type": "preferred"}],
                 "primaryAffiliation": "faculty", "primaryCampus": "New York", "primarySubaffiliation": "faculty",
                 "telephoneNumbers": [{"number": "212 555 0100 ext. 7", "release": "internal", "type": "preferred"}],
                 "urls": [{"url": "https://people.example.edu/ann", "release": "public", "type": "personal"}],
                 "roles": [{"meta": {"id": "r1", "sor": "hrs", "release": {"*": "public", "title": "internal"}},
                            "addresses": [{"country": "US",
                                           "formatted": "4 Square, Floor 3, 12, New York, NY 10012, US",
                                           "locality": "New York", "postalCode": "10012", "region": "NY", "room": "12",
                                           "street": "4 Square\\nFloor 3", "release": "public", "type": "official"}],
                            "affiliation": "employee", "classYear": 1999, "degree": "MBA", "department": "Chemistry",
                            "employeeType": "faculty", "majors": [{"major": "Chemistry", "type": "primary"}],
                            "organization": "Arts", "rankSor": 1, "status": "current",
                            "telephoneNumbers": [{"number": "555 0199", "release": "public", "type": "office"}],
                            "title": "Professor"}]}""");
        assertThat(get("insider", "/v1/people/network:ah170").json()).isEqualTo(expected);
        assertThat(get("insider", "/v1/people/enterprise:n10000170").json()).isEqualTo(expected);
    }

    @Test
    void every_caller_sees_public_data_only() {
        JsonNode seen = get("nyu4225", "/v1/people/network:AH170").json();
        assertThat(seen.path("meta").toString()).isEqualTo("{\"release\":{\"*\":\"public\"}}");
        assertThat(seen.has("telephoneNumbers")).isFalse();
        assertThat(seen.has("primaryCampus")).isFalse();
        assertThat(seen.path("names").size()).isEqualTo(1);
        assertThat(seen.path("roles").path(0).has("title")).isFalse();
        assertThat(seen.path("roles").path(0).path("meta").toString())
                .isEqualTo("{\"id\":\"r1\",\"sor\":\"hrs\",\"release\":{\"*\":\"public\"}}");
        refused(get("nyu4225", "/v1/people/enterprise:N10000170"), 404, "N10000170 not found");
        assertThat(families(get("nyu4225", filter("roles.title eq \"Professor\""))))
                .isEmpty();
        assertThat(families(get("insider", filter("roles.title eq \"Professor\""))))
                .containsExactly("Testa");
    }

    @Test
    void the_sample_searches_find_the_expected_people() {
        assertThat(families(get("nyu4225", filter("roles.affiliation eq \"affiliate\""))))
                .containsExactly("Testb", "testc", "Xi", "Xu");
        assertThat(families(get("nyu4225", filter("name.family sw \"x\"")))).containsExactly("Xi", "Xu");
        assertThat(families(get("nyu4225", filter("roles.affiliation eq \"employee\" and name.family sw \"tes\""))))
                .containsExactly("Testa");
        JsonNode page = get("nyu4225", filter("name.family sw \"tes\"") + "&count=2&startIndex=2")
                .json();
        assertThat(page.path("totalResults").intValue()).isEqualTo(3);
        assertThat(page.path("itemsPerPage").intValue()).isEqualTo(2);
        assertThat(page.path("startIndex").intValue()).isEqualTo(2);
        assertThat(page.path("Resources").findValuesAsText("family")).containsExactly("Testb", "testc");
        JsonNode none = get("nyu4225", "/v1/people?count=0").json();
        assertThat(none.path("totalResults").intValue()).isEqualTo(5);
        assertThat(none.path("Resources").isEmpty() && none.path("itemsPerPage").intValue() == 0)
                .isTrue();
        assertThat(families(get("nyu4225", "/v1/people?startIndex=99"))).isEmpty();
        for (String place : List.of("2147483648", "9223372036854775808", "1000000000000000000000000000000")) {
            JsonNode beyond = get("nyu4225", "/v1/people?startIndex=" + place).json();
            assertThat(beyond.path("startIndex").asText()).isEqualTo(place);
            assertThat(beyond.path("totalResults").intValue()).isEqualTo(5);
            assertThat(beyond.path("Resources").isEmpty()).isTrue();
        }
    }

    @Test
    void private_people_are_found_by_permitted_callers_only() {
        refused(get("insider", "/v1/people/network:pv1"), 404, "pv1 not found");
        assertThat(families(get("insider", filter("name.family eq \"private\""))))
                .isEmpty();
        assertThat(get("registrar", "/v1/people/network:pv1").status()).isEqualTo(200);
        assertThat(families(get("registrar", filter("name.family eq \"private\""))))
                .containsExactly("Private");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name.family sw                                   | 15 | a string in double quotes, a number
            name.family is "x"                               | 13 | an operator: one of co, eq, ew, ge
            name.family sw "x                                | 16 | a string that ends in double quotes
            (name.family pr                                  | 16 | ')'
            name.family pr)                                  | 15 | the end
            names[type eq "official"                         | 25 | ']'
            names[names[type pr]]                            | 7  | an attribute that is known here
            roles[addresses[type pr]]                        | 16 | an operator
            name.family pr name.given pr                     | 16 | 'and', 'or' or the end
            name.family pr and                               | 19 | an attribute, 'not' or '('
            not name.family pr                               | 5  | '(' after 'not'
            nickname eq "x"                                  | 1  | an attribute that is known here
            names[nickname pr]                               | 7  | an attribute that is known here
            roles.classYear sw 19                            | 17 | eq, ne, gt
            roles.classYear eq "1999"                        | 20 | a number
            roles.classYear eq 01999                         | 20 | a string in double quotes, a number
            roles.classYear lt 1e                            | 20 | a string in double quotes, a number
            name.family eq 5                                 | 16 | a string in double quotes
            name.family eq {"a": 1}                          | 16 | a string in double quotes
            name.family gt null                              | 16 | a string in double quotes
            name.family eq "\\u0000"                         | 16 | a string in double quotes
            names eq "x"                                     | 7  | 'pr', or one of the parts
            meta eq "x"                                      | 6  | 'pr', or one of the parts
            meta.release eq "x"                              | 14 | 'pr'
            primaryCampus[a pr]                              | 1  | a list before '['
            """)
    void a_malformed_filter_is_refused_with_position_and_expectation(String wrong, int position, String expected) {
        Conversation.Answer answer = get("nyu4225", filter(wrong));
        refused(answer, 400, "filter: at position " + position + " expected ");
        assertThat(answer.json().path("error").textValue()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name.family eq null                                           | 0
            NAMES.Family NE null                                          | 5
            not (roles.affiliation ne "affiliate" or name.family sw "t")  | 2
            roles[affiliation eq "employee" and classYear ge 1999.0]      | 1
            name.given eq "G" and name.family ew "c" and roles pr or roles.degree co "mb" | 2
            (roles.classYear lt 99999999999999999)                        | 1
            roles.classYear lt 99999999999999999999                       | 1
            roles.classYear gt -1e99999999999999999999                    | 1
            roles.classYear gt 1e-99999999999999999999                    | 1
            roles.classYear lt 1e-99999999999999999999                    | 0
            roles.classYear eq 1.999E+3                                   | 1
            roles.classYear eq 1999.00000000000000000000000000000000001   | 0
            roles.classYear ne 1999.5                                     | 5
            roles.classYear gt 1998.5 and roles.classYear lt 1999.5       | 1
            roles.classYear ge 1999.5 or roles.classYear le 1998.5        | 0
            roles.classYear ge 1998.5 and roles.classYear le 1999.5       | 1
            roles.classYear eq 1e2147483648                               | 0
            roles.classYear eq -0e99999999999                             | 0
            meta pr                                                       | 5
            meta.release pr and names pr                                  | 5
            roles.meta eq null                                            | 0
            roles[meta pr and meta.release pr]                            | 1
            roles.addresses[locality eq "new york" and region eq "ny"]    | 1
            emailAddresses pr and not (telephoneNumbers pr)               | 1
            """)
    void a_filter_means_what_its_language_says(String filter, int total) {
        assertThat(get("nyu4225", filter(filter)).json().path("totalResults").intValue())
                .isEqualTo(total);
    }

    @Test
    void a_filter_has_a_maximum_length() {
        String comparison = "name.family pr";
        String fifty = comparison + (" and " + comparison).repeat(49);
        assertThat(families(get("nyu4225", filter(fifty)))).hasSize(5);
        refused(get("nyu4225", filter(fifty + " or " + comparison)), 400, "at most 50 comparisons");
        String wide = "name.family ne \"" + "\u00e9".repeat(2039) + '"';
        assertThat(families(get("nyu4225", filter(wide + ' ')))).hasSize(5);
        refused(get("nyu4225", filter(wide + "  ")), 400, "at most 4096 bytes");
        assertThat(get("nyu4225", filter("not (".repeat(600) + comparison + ")".repeat(600)))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/people?count=101",
                "/v1/people?count=-1",
                "/v1/people?startIndex=0",
                "/v1/people?startIndex=-2147483649",
                "/v1/people?startIndex=1e30",
                "/v1/people?count=1000000000000000000000000000000",
                "/v1/people?count=1&count=2",
                "/v1/people?filters=x",
                "/v1/people?filter=",
                "/v1/people/ah170",
                "/v1/people/local:ah170",
                "/v1/people/network:ah170?count=1"
            })
    void an_invalid_query_is_a_400(String target) {
        refused(get("nyu4225", target), 400, "");
    }

    @Test
    void every_error_has_the_shape_of_the_document() {
        Conversation.Answer unknown = Conversation.to(service.url()).get("/v1/people");
        refused(unknown, 401, "credentials");
        assertThat(unknown.header("WWW-Authenticate")).startsWith("Basic ");
        refused(get("nobody", "/v1/people?count=x"), 403, "Permission denied");
        refused(get("nobody", "/v1/people/local:x"), 403, "Permission denied");
        refused(get("nyu4225", "/v1/people/network:nobody?x=y"), 404, "nobody not found");
        refused(get("nyu4225", "/v1/persons"), 404, "not found");
        refused(
                Conversation.to(service.url()).basic("nyu4225", "secret").send("DELETE", "/v1/people", ""),
                405,
                "allowed");
        refused(get("nyu4225", "/v1/people?filter=" + "x".repeat(20_000)), 414, "");
        refused(
                Conversation.to(service.url())
                        .with("X-Large", "x".repeat(20_000))
                        .get("/v1/people"),
                431,
                "");
        assertThat(get("nyu4225", "/nothing").json().has("message")).isTrue();
    }

    @Test
    void ids_in_the_directory_can_be_followed() {
        Conversation.Answer addresses = get("insider", "/addresses?resourceId=" + NyuCampus.resource("ah170"));
        assertThat(addresses.json().findValuesAsText("addressText"))
                .containsExactlyInAnyOrderElementsOf(
                        List.of("ann.testa@example.edu", "212 555 0100 ext. 7", "https://people.example.edu/ann"));
        assertThat(get("insider", "/contacts?referenceId=personnel.Position:r1@campus.example")
                        .ids())
                .hasSize(2);
    }
}
