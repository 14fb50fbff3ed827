package campus.contacts.rest.objects;

import static campus.contacts.rest.fixture.TestObjects.type;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the properties of record types: they follow an object's own, are checked by their schema, and change as all properties do. */
@OnEveryStorage
class RecordsTest extends Conformance {
    private static final String JSON = "application/json";

    private Request postAddress(String body, String... records) {
        Request post = post("/addresses").body(JSON, body);
        for (String record : records) {
            post.with("recordType", type(record));
        }
        return post;
    }

    private Request postContact(String record, String body) {
        return post("/contacts")
                .with("addressId", clerk.address())
                .with("referenceId", TestObjects.someone())
                .with("recordType", type(record))
                .body(JSON, body);
    }

    @Test
    void record_properties_follow_the_own_properties() {
        Answer made = postAddress("{\"displayName\":\"x\",\"url\":\"https://example.edu/\"}", "url", "postal-address")
                .send()
                .is(201);
        assertThat(made.json().fieldNames())
                .toIterable()
                .endsWith("resourceId", "addressText", "url", "urlUses", "urlPreference", "urlLabel", "postalAddress");
        assertThat(made.text("url")).isEqualTo("https://example.edu/");
        assertThat(made.json().get("postalAddress").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.10", "100", "-0.5", "12345678901234567890.123456789"})
    void numbers_in_a_record_come_back_digit_by_digit(String number) {
        String body = "{\"displayName\":\"x\",\"emailAddress\":{\"address\":\"a@example.edu\",\"sourceData\":{\"n\":"
                + number + ",\"text\":\"\\u00e9 \\ud83d\\ude00 \\u0627\"}}}";
        String id = postAddress(body, "email-address").send().is(201).id();
        String again = get("/addresses/{}", id).send().is(200).text();
        assertThat(again).contains("\"n\":" + number + ",").contains("é 😀 ا");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postal-address | {'postalAddress':{'country':'XX'}} | /postalAddress/country",
                "postal-address | {'postalAddress':{'street':['1','2','3','4']}} | /postalAddress/street",
                "postal-address | {'postalAddress':{'planet':'Mars'}} | /postalAddress/planet",
                "telephone-number | {'telephoneNumbers':[{'number':'call me'}]} | /telephoneNumbers/0/number",
                "telephone-number | {'telephoneNumbers':[{'extension':'1a'}]} | /telephoneNumbers/0/extension",
                "telephone-number | {'telephoneNumbers':[{'kind':'other'}]} | /telephoneNumbers/0/kind",
                "email-address | {'emailAddress':{'address':'nobody'}} | /emailAddress/address",
                "url | {'url':'not a url'} | /url",
                "directory | {'directory':{'release':'everyone'}} | /directory/release",
                "url | {'postalAddress':{}} | /postalAddress"
            })
    void a_record_refuses_what_its_schema_refuses(String record, String properties, String pointer) {
        String body = "{\"displayName\":\"x\"," + properties.replace('\'', '"').substring(1);
        postAddress(body, record).send().refusesAt(400, pointer);
        String id =
                postAddress("{\"displayName\":\"x\"}", record).send().is(201).id();
        put("/addresses/{}", id)
                .body(JSON, properties.replace('\'', '"'))
                .send()
                .refusesAt(400, pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'availability':[{'weekdays':['someday']}]} | /availability/0/weekdays/0",
                "{'availability':[{'from':'25:00'}]} | /availability/0/from",
                "{'availability':[{'zone':'Mars/Olympus'}]} | /availability/0/zone"
            })
    void availability_knows_weekdays_times_and_zones(String properties, String pointer) {
        String body = "{\"displayName\":\"x\"," + properties.replace('\'', '"').substring(1);
        postContact("availability", body).send().refusesAt(400, pointer);
    }

    @Test
    void a_record_property_is_kept_changed_and_cleared_like_any_other() {
        String id = postAddress("{\"displayName\":\"x\",\"url\":\"https://example.edu/a\"}", "url")
                .send()
                .id();
        String tag = get("/addresses/{}", id).send().tag();
        put("/addresses/{}", id).json("description", "y").send().is(200);
        assertThat(get("/addresses/{}", id).send().text("url")).isEqualTo("https://example.edu/a");
        put("/addresses/{}", id).json("url", "https://example.edu/b").send().is(200);
        assertThat(get("/addresses/{}", id).send().text("url")).isEqualTo("https://example.edu/b");
        assertThat(get("/addresses/{}", id).send().tag()).isNotEqualTo(tag);
        put("/addresses/{}", id).body(JSON, "{\"url\":null}").send().is(200);
        assertThat(get("/addresses/{}", id).send().text("url")).isNull();
    }

    @Test
    void a_merge_patch_merges_a_record_and_a_plain_one_replaces_it() {
        String body = "{\"displayName\":\"x\",\"postalAddress\":{\"room\":\"7\",\"locality\":\"Here\"}}";
        String id = postAddress(body, "postal-address").send().id();
        String patch = "{\"postalAddress\":{\"locality\":\"There\"}}";
        Answer merged = patch("/addresses/{}", id)
                .body("application/merge-patch+json", patch)
                .send()
                .is(200);
        assertThat(merged.json().at("/postalAddress/room").textValue()).isEqualTo("7");
        assertThat(merged.json().at("/postalAddress/locality").textValue()).isEqualTo("There");
        Answer replaced = patch("/addresses/{}", id).body(JSON, patch).send().is(200);
        assertThat(replaced.json().at("/postalAddress/room").textValue()).isNull();
    }

    @Test
    void the_text_of_an_address_follows_its_records_until_it_is_set() {
        String body = "{\"displayName\":\"x\",\"postalAddress\":{\"locality\":\"Here\"}}";
        String id = postAddress(body, "postal-address").send().id();
        Answer derived = get("/addresses/{}", id).send();
        assertThat(derived.text("addressText")).isEqualTo("Here");
        String edited = derived.text()
                .replace("\"Here\"", "\"There\"")
                .replace("\"addressText\":\"There\"", "\"addressText\":\"Here\"");
        put("/addresses/{}", id).body(JSON, edited).send().is(200);
        assertThat(get("/addresses/{}", id).send().text("addressText")).isEqualTo("There");
        put("/addresses/{}", id).json("addressText", "Behind the tree").send().is(200);
        assertThat(get("/addresses/{}", id).send().text("addressText")).isEqualTo("Behind the tree");
        put("/addresses/{}", id).body(JSON, "{\"addressText\":null}").send().is(200);
        assertThat(get("/addresses/{}", id).send().text("addressText")).isEqualTo("There");
    }

    @Test
    void a_record_for_another_kind_of_object_is_refused() {
        postAddress("{\"displayName\":\"x\"}", "availability").send().is(400);
        postContact("url", "{\"displayName\":\"x\"}").send().is(400);
        post("/address-books")
                .with("recordType", type("url"))
                .json("displayName", "x")
                .send()
                .is(400);
    }

    @Test
    void a_list_is_filtered_by_record_type() {
        String book = clerk.book();
        String id = postAddress("{\"displayName\":\"x\"}", "url", "directory")
                .with("addressBookId", book)
                .send()
                .id();
        postAddress("{\"displayName\":\"x\"}")
                .with("addressBookId", book)
                .send()
                .is(201);
        Request list = get("/addresses").with("addressBookId", book);
        assertThat(list.with("recordTypeId", type("directory")).send().ids()).containsExactly(id);
    }

    @Test
    void contacts_are_filtered_by_availability() {
        String body = "{\"displayName\":\"x\",\"availability\":"
                + "[{\"weekdays\":[\"monday\"],\"from\":\"09:00\",\"to\":\"17:00\",\"zone\":\"Europe/Berlin\"}]}";
        String book = clerk.book();
        String id = postContact("availability", body)
                .with("addressBookId", book)
                .send()
                .is(201)
                .id();
        assertThat(availableAt(book, "2024-01-08T08:00:00Z")).containsExactly(id);
        assertThat(availableAt(book, "2024-01-08T15:59:59.999Z")).containsExactly(id);
        assertThat(availableAt(book, "2024-01-08T16:00:00Z")).isEmpty();
        assertThat(availableAt(book, "2024-01-09T08:00:00Z")).isEmpty();
        get("/contacts").with("availableAt", "today").send().is(400);
    }

    private Iterable<String> availableAt(String book, String moment) {
        return get("/contacts")
                .with("addressBookId", book)
                .with("availableAt", moment)
                .send()
                .ids();
    }
}
