package campus.contacts.rest;

import static campus.contacts.rest.fixture.TestObjects.type;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.records.TelephoneNumber;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the valid values and types, and the messages about invalid ones. */
class InputRulesTest {
    private static final String ADVANCEMENT =
            "{\"displayName\":\"x\",\"emailAddress\":" + "{\"address\":\"a@b.example\",\"sourceData\":%s}}";
    private static final String GOOD = "{\"type\":\"Personal Email\",\"is_preferred_ind\":true}";
    private static final String BAD = "{\"type\":\"Nonsense\",\"extra\":1}";

    private static RunningService service;
    private static Client api;
    private static TestObjects clerk;

    @BeforeAll
    static void start() {
        service = RunningService.start(StorageUnderTest.MEMORY);
        api = service.client();
        clerk = new TestObjects(api);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JAVASCRIPT://www.example.edu/%0Aalert(1)",
                "data:text/html,x",
                "ftp://www.example.edu/",
                "mailto:a@b.example",
                "www.example.edu",
                "//www.example.edu/",
                "https:///path",
                "https://",
                "https://www.example.edu@evil.example/",
                "https://user:secret@www.example.edu/",
                "https://www.example.edu\\\\@evil.example/",
                "https://www example.edu/",
                "https://www.example.edu/a b",
                " https://www.example.edu/",
                "https:www.example.edu"
            })
    void a_web_address_is_http_or_https_with_a_host_and_nothing_else(String url) {
        Answer refused = clerk.postAddressOf("url", "{\"displayName\":\"x\",\"url\":\"" + url + "\"}");
        assertThat(refused.refusesAt(400, "/url").json().at("/errors/0/message").textValue())
                .endsWith("such as https://www.example.edu/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.example.edu",
                "HTTP://WWW.EXAMPLE.EDU:8080/~a/b?c=d@e#f",
                "https://[2001:db8::1]/",
                "http://localhost/%20x"
            })
    void a_web_address_is_kept_as_it_was_sent(String url) {
        assertThat(clerk.postAddressOf("url", "{\"displayName\":\"x\",\"url\":\"" + url + "\"}")
                        .is(201)
                        .text("url"))
                .isEqualTo(url);
    }

    @Test
    void schema_and_domain_have_one_rule_for_telephone_numbers() {
        Random random = new Random(23);
        String characters = "0169AxZ \u00A0\u2010\u2011\u2013\u2014-+().,/#*;\u0661";
        List<String> texts = random.ints(250, 0, 12)
                .mapToObj(length -> random.ints(length + 1, 0, characters.length())
                        .mapToObj(i -> characters.substring(i, i + 1))
                        .collect(Collectors.joining()))
                .toList();
        int taken = 0;
        for (String text : texts) {
            String body = "{\"displayName\":\"x\",\"telephoneNumbers\":[{\"number\":\"" + text + "\"}]}";
            boolean holds = TelephoneNumber.isNumber(text);
            taken += holds ? 1 : 0;
            Answer answer = clerk.postAddressOf("telephone-number", body).is(holds ? 201 : 400);
            if (!holds) {
                assertThat(answer.json().at("/errors/0/message").textValue()).isEqualTo(TelephoneNumber.NUMBER);
            }
        }
        assertThat(taken).isBetween(25, 225);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "telephone-number | {'telephoneNumbers':[{'areaCode':'80a'}]} | must be 1 to 8 digits, which may stand in brackets, such as 603 or (603)",
                "telephone-number | {'telephoneNumbers':[{'extension':'x'}]} | must be 1 to 16 digits, such as 123",
                "email-address | {'emailAddress':{'address':'nobody'}} | must be an e-mail address such as name@example.edu",
                "email-address | {'resourceId':'nobody'} | must be an Id of the form namespace:identifier@authority, such as contact.Address:7@example.edu",
                "email-address | {'id':'nobody'} | is read-only; leave it out or send the value that it has"
            })
    void a_message_says_what_is_allowed_and_no_regular_expression(String record, String members, String message) {
        String body = members.replace('\'', '"').replaceFirst("\\{", "{\"displayName\":\"x\",");
        assertThat(clerk.postAddressOf(record, body)
                        .is(400)
                        .json()
                        .at("/errors/0/message")
                        .textValue())
                .isEqualTo(message);
    }

    @Test
    void a_malformed_date_time_is_refused_with_an_example() {
        Answer refused = clerk.postContact(TestObjects.someone())
                .json("startDate", "yesterday")
                .send();
        assertThat(refused.refusesAt(400, "/startDate")
                        .json()
                        .at("/errors/0/message")
                        .textValue())
                .isEqualTo("must be an RFC 3339 date-time such as 2026-10-03T06:30:00Z");
    }

    @Test
    void an_unknown_genus_is_refused_with_the_nearest_one() {
        for (String genus : List.of("homeAdressTyp", "emergencyContactType")) {
            Answer refused = api.post("/addresses")
                    .with("genusType", type(genus))
                    .json("displayName", "x")
                    .send();
            assertThat(refused.is(400).text("message"))
                    .startsWith(
                            "genus type " + type(genus) + " is not known for an Address; the nearest are: type.Type:");
            assertThat(api.get("/addresses/metadata")
                            .with("genusType", type(genus))
                            .send()
                            .is(400)
                            .text("message"))
                    .contains("the nearest are");
        }
        assertThat(clerk.postContact(TestObjects.someone())
                        .with("genusType", type("EMRG"))
                        .send()
                        .is(201)
                        .text("genusTypeId"))
                .as("a contact type of the value list")
                .isEqualTo(type("EMRG"));
    }

    @Test
    void record_types_in_a_wrong_form_are_refused_with_the_right_one() {
        String both = type("url") + "," + type("directory");
        for (String name : List.of("recordType", "recordType[]")) {
            Answer refused = api.post("/addresses")
                    .with(name, name.endsWith("]") ? type("url") : both)
                    .json("displayName", "x")
                    .send();
            assertThat(refused.is(400).text("message"))
                    .contains("to send several, repeat it (recordType=a&recordType=b)");
        }
        assertThat(api.post("/addresses")
                        .with("recordType", type("availability"))
                        .json("displayName", "x")
                        .send()
                        .is(400)
                        .text("message"))
                .contains("is not supported for an Address; supported are: ", type("url"), type("directory"));
    }

    @Test
    void branding_ids_are_shown_once_and_have_two_spellings() {
        Answer made = api.post("/address-books")
                .body(
                        "application/json",
                        "{\"displayName\":\"x\",\"brandingId\":\"a:b@c\",\"brandingIds\":[\"a:b@C\",\"a:b@c\"]}")
                .send()
                .is(201);
        assertThat(made.json().get("brandingIds")).hasSize(1);
        for (String both : List.of(
                "\"brandingId\":null,\"brandingIds\":[\"d:e@f\"]",
                "\"brandingId\":\"d:e@f\",\"brandingIds\":null",
                "\"brandingId\":\"d:e@f\",\"brandingIds\":[]")) {
            assertThat(api.patch("/address-books/{}", made.id())
                            .body("application/json", "{" + both + "}")
                            .send()
                            .is(200)
                            .json()
                            .at("/brandingIds/0")
                            .textValue())
                    .as(both)
                    .isEqualTo("d:e@f");
        }
        api.put("/address-books/{}", made.id())
                .body("application/json", "{\"brandingId\":\"a:b@c\",\"brandingIds\":[\"a:b@c\",\"d:e@f\"]}")
                .send()
                .refusesAt(400, "/brandingId");
    }

    @Test
    void a_new_contact_may_name_its_ends_in_the_body() {
        String address = clerk.address();
        Answer made = api.post("/contacts")
                .json("displayName", "x", "addressId", address, "referenceId", "a:b@c")
                .send()
                .is(201);
        assertThat(made.text("addressId")).isEqualTo(address);
        assertThat(made.text("referenceId")).isEqualTo("a:b@c");
        Answer half = api.post("/contacts")
                .with("addressId", address)
                .json("displayName", "x")
                .send();
        assertThat(half.is(400).text("message"))
                .isEqualTo("parameter 'referenceId' is required, such as referenceId=contact.Address:7@example.edu");
        api.post("/contacts")
                .with("addressId", address)
                .json("displayName", "x", "referenceId", "nobody")
                .send()
                .refusesAt(400, "/referenceId");
        api.post("/contacts")
                .with("addressId", address)
                .with("referenceId", "a:b@c")
                .json("displayName", "x", "referenceId", "d:e@f")
                .send()
                .refusesAt(400, "/referenceId");
        api.post("/contacts")
                .json("displayName", "x", "addressId", "contact.Address:4711@campus.example", "referenceId", "a:b@c")
                .send()
                .says(404, "address not found");
    }

    @Test
    void the_book_in_a_path_is_checked_first() {
        String absent = "contact.AddressBook:4711@" + RunningService.AUTHORITY;
        for (String nested : List.of("contacts", "addresses", "children")) {
            for (String method : List.of("PUT", "DELETE")) {
                api.request(method, "/address-books/{}/" + nested + "/zz", absent)
                        .send()
                        .says(404, "addressBook not found");
            }
        }
        api.put("/address-books/{}/contacts/zz", clerk.book()).send().says(404, "contact not found");
        api.put("/address-books/{}/addresses/zz", clerk.book()).send().says(404, "address not found");
    }

    @Test
    void data_of_advancement_are_checked_however_they_are_written() {
        String book = api.post("/address-books")
                .with("recordType", type("data-source"))
                .body("application/json", "{\"displayName\":\"x\",\"dataSource\":{\"code\":\"adv\"}}")
                .send()
                .id();
        postInto(book, ADVANCEMENT.formatted(BAD)).refusesAt(400, "/emailAddress/sourceData/type");
        postInto(book, ADVANCEMENT.formatted("null")).refusesAt(400, "/emailAddress/sourceData");
        Answer made = postInto(book, ADVANCEMENT.formatted(GOOD)).is(201);
        api.put("/addresses/{}", made.id())
                .body("application/json", ADVANCEMENT.formatted(BAD))
                .send()
                .refusesAt(400, "/emailAddress/sourceData/type");
        api.patch("/addresses/{}", made.id())
                .body("application/merge-patch+json", "{\"emailAddress\":{\"sourceData\":{\"extra\":1}}}")
                .send()
                .refusesAt(400, "/emailAddress/sourceData/extra");
        api.patch("/addresses/{}", made.id()).json("description", "y").send().is(200);
        String elsewhere =
                clerk.postAddressOf("email-address", ADVANCEMENT.formatted(BAD)).id();
        api.put("/address-books/{}/addresses/{}", book, elsewhere).send().is(400);
        api.put("/address-books/{}/addresses/{}", book, made.id()).send().is(200);
        String other = api.post("/address-books")
                .with("recordType", type("data-source"))
                .json("displayName", "x")
                .send()
                .id();
        api.put("/address-books/{}/addresses/{}", other, elsewhere).send().is(200);
        api.delete("/address-books/{}", book).send();
        api.put("/address-books/{}", other)
                .body("application/json", "{\"dataSource\":{\"code\":\"adv\"}}")
                .send()
                .is(409);
    }

    private static Answer postInto(String book, String body) {
        return api.post("/addresses")
                .with("recordType", type("email-address"))
                .with("addressBookId", book)
                .body("application/json", body)
                .send();
    }
}
