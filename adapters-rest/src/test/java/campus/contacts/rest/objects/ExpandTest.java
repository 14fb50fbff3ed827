package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Tests contacts with their addresses inside (queries, section 3). */
@OnEveryStorage
class ExpandTest extends Conformance {
    private JsonNode address(String id) {
        return get("/addresses/{}", id).send().is(200).json();
    }

    @Test
    void an_expanded_item_ends_with_its_address_and_has_a_tag_of_both_versions() {
        String address = clerk.address("displayName", "Gate");
        String contact = clerk.contactOn(address, TestObjects.someone());
        Answer plain = get("/contacts/{}", contact).send().is(200);
        Answer expanded =
                get("/contacts/{}", contact).with("expand", "address").send().is(200);
        assertThat(expanded.tag()).isEqualTo("\"1-1\"");
        assertThat(JsonTree.names(expanded.json())).endsWith("address").contains("addressId");
        assertThat(expanded.json().get("address")).isEqualTo(address(address));
        ObjectNode rest = expanded.json().deepCopy();
        rest.remove("address");
        assertThat((JsonNode) rest).isEqualTo(plain.json());
        get("/contacts/{}", contact)
                .with("expand", "address")
                .header("If-None-Match", expanded.tag())
                .send()
                .is(304);
        put("/addresses/{}", address).json("displayName", "Hall").send().is(200);
        Answer changed = get("/contacts/{}", contact)
                .with("expand", "address")
                .header("If-None-Match", expanded.tag())
                .send()
                .is(200);
        assertThat(changed.tag()).isEqualTo("\"1-2\"");
        assertThat(changed.json().at("/address/displayName").textValue()).isEqualTo("Hall");
        assertThat(changed.header("Last-Modified"))
                .isEqualTo(get("/addresses/{}", address).send().header("Last-Modified"));
        put("/contacts/{}", contact)
                .header("If-Match", changed.tag())
                .json("description", "x")
                .send()
                .is(412);
        put("/contacts/{}", contact)
                .header("If-Match", plain.tag())
                .json("description", "x")
                .send()
                .is(200);
    }

    @Test
    void lists_show_the_address_of_each_contact_on_every_page() {
        String book = clerk.book();
        String first = clerk.address("displayName", "First");
        String second = clerk.addressIn(book);
        for (int i = 0; i < 5; i++) {
            String contact = clerk.contactOn(i % 2 == 0 ? first : second, TestObjects.someone());
            clerk.putContact(book, contact).send().is(200);
        }
        Answer page = get("/address-books/{}/contacts", book)
                .with("expand", "address")
                .with("limit", 3)
                .send()
                .is(200);
        assertThat(page.json()).hasSize(3);
        assertThat(page.json().get(0).get("address")).isEqualTo(address(first));
        assertThat(page.json().get(1).get("address")).isEqualTo(address(second));
        Answer rest = api.follow(page.link("next"));
        assertThat(rest.json())
                .hasSize(2)
                .allMatch(contact -> contact.path("address").isObject());
        Answer whole = get("/contacts")
                .with("addressBookId", book)
                .with("expand", "address")
                .with("addressId", first)
                .with("total", true)
                .send()
                .is(200);
        assertThat(whole.header("X-Total-Count")).isEqualTo("3");
        assertThat(whole.json()).allMatch(contact -> contact.get("address").equals(address(first)));
        assertThat(get("/contacts").with("addressBookId", book).send().json())
                .noneMatch(contact -> contact.has("address"));
    }

    @Test
    void the_address_of_the_past_goes_with_the_contact_of_the_past() {
        String address = clerk.address("displayName", "First");
        String contact = clerk.contactOn(address, TestObjects.someone());
        Instant then = moment();
        put("/addresses/{}", address).json("displayName", "Second").send().is(200);
        delete("/contacts/{}", contact).send().is(200);
        delete("/addresses/{}", address).send().is(200);
        Answer past = get("/contacts/{}", contact)
                .with("expand", "address")
                .with("asOf", then)
                .send()
                .is(200);
        assertThat(past.json().at("/address/displayName").textValue()).isEqualTo("First");
        assertThat(past.tag()).isEqualTo("\"1-1\"");
        JsonNode list = get("/contacts")
                .with("id", contact)
                .with("expand", "address")
                .with("asOf", then)
                .send()
                .is(200)
                .json();
        assertThat(list.at("/0/address/displayName").textValue()).isEqualTo("First");
    }

    private static Instant moment() {
        Instant moment = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusMillis(2);
        while (!Instant.now().isAfter(moment.plusMillis(2))) {
            Thread.onSpinWait();
        }
        return moment;
    }

    @Test
    void an_address_in_a_body_is_ignored_as_what_get_returned() {
        String contact = clerk.contact(TestObjects.someone());
        JsonNode expanded =
                get("/contacts/{}", contact).with("expand", "address").send().json();
        put("/contacts/{}", contact)
                .body("application/json", expanded.toString())
                .send()
                .is(200);
        patch("/contacts/{}", contact)
                .body("application/merge-patch+json", "{\"address\": 5}")
                .send()
                .is(200);
        assertThat(clerk.postContact(TestObjects.someone(), "address", "x")
                        .send()
                        .is(201)
                        .json()
                        .has("address"))
                .isFalse();
        clerk.postAddress("address", "x").send().refusesAt(400, "/address");
    }

    @Test
    void rejects_other_values_and_versions() {
        String contact = clerk.contact(TestObjects.someone());
        get("/contacts").with("expand", "reference").send().is(400);
        get("/contacts/{}", contact).with("expand", "x").send().is(400);
        get("/contacts/{}", contact)
                .with("expand", "address")
                .with("version", 1)
                .send()
                .is(400);
        get("/addresses").with("expand", "address").send().is(400);
        get("/contacts/{}", TestObjects.unknown("Contact"))
                .with("expand", "x")
                .send()
                .is(404);
    }
}
