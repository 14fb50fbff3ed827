package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.JsonTree;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the neighbourhood of an address book in the hierarchy (queries, section 5). */
@OnEveryStorage
class NodesTest extends Conformance {
    @Test
    void a_node_shows_one_level_of_children_unless_others_are_requested() {
        String top = clerk.book();
        String middle = clerk.childOf(top);
        String low = clerk.childOf(middle);
        JsonNode node = get("/address-books/{}/nodes", middle).send().is(200).json();
        assertThat(JsonTree.names(node)).containsExactly("id", "uri", "displayName", "root", "parents", "children");
        assertThat(node.get("id").textValue()).isEqualTo(middle);
        assertThat(api.follow(node.get("uri").textValue()).id()).isEqualTo(middle);
        assertThat(node.get("root").booleanValue()).isFalse();
        assertThat(node.get("parents")).isEmpty();
        assertThat(node.get("children").findValuesAsText("id")).containsExactly(low);
        JsonNode up = get("/address-books/{}/nodes", low)
                .with("ancestors", 10)
                .with("descendants", 0)
                .send()
                .is(200)
                .json();
        assertThat(up.at("/parents/0/id").textValue()).isEqualTo(middle);
        assertThat(up.at("/parents/0/parents/0/id").textValue()).isEqualTo(top);
        assertThat(up.at("/parents/0/parents/0/root").booleanValue()).isTrue();
        assertThat(up.at("/parents/0/children")).isEmpty();
    }

    @Test
    void a_node_tells_that_its_book_is_smart() {
        String top = clerk.book();
        String smart = clerk.childOf(top);
        put("/address-books/{}/query", smart)
                .json("contacts", "effective=true")
                .send()
                .is(200);
        JsonNode node = get("/address-books/{}/nodes", top).send().is(200).json();
        assertThat(node.at("/children/0/smart").booleanValue()).isTrue();
        assertThat(node.has("smart")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ancestors=11", "descendants=-1", "ancestors=x", "bogus=1", "asOf=x", "asOf=2999-01-01"})
    void rejects_parameters_out_of_range(String parameter) {
        get("/address-books/{}/nodes", TestObjects.DEFAULT_BOOK)
                .withRaw(parameter)
                .send()
                .is(400);
        get("/address-books/{}/nodes", TestObjects.unknown("AddressBook"))
                .withRaw(parameter)
                .send()
                .says(404, "addressBook not found");
    }

    @Test
    void rejects_more_than_2000_nodes() {
        String top = clerk.book();
        String[] level = {top};
        for (int i = 0; i < 4; i++) {
            String[] next = new String[7];
            for (int j = 0; j < next.length; j++) {
                next[j] = clerk.book();
                for (String parent : level) {
                    clerk.putChild(parent, next[j]).send().is(200);
                }
            }
            level = next;
        }
        get("/address-books/{}/nodes", top).with("descendants", 3).send().is(200);
        Answer refused =
                get("/address-books/{}/nodes", top).with("descendants", 4).send();
        assertThat(refused.is(400).text("message")).contains("2000");
    }

    @Test
    void ancestors_and_descendants_are_listed_flat() {
        String top = clerk.book();
        String left = clerk.childOf(top);
        String right = clerk.childOf(top);
        String low = clerk.childOf(left);
        clerk.putChild(right, low).send().is(200);
        Answer below = get("/address-books")
                .with("ancestorId", top)
                .with("limit", 2)
                .with("total", true)
                .send();
        assertThat(below.ids()).containsExactly(left, right);
        assertThat(below.header("X-Total-Count")).isEqualTo("3");
        assertThat(api.follow(below.link("next")).ids()).containsExactly(low);
        assertThat(get("/address-books").with("descendantId", low).send().ids()).containsExactly(top, left, right);
        assertThat(get("/address-books/{}/children", top)
                        .with("descendantId", low)
                        .send()
                        .ids())
                .containsExactly(left, right);
        assertThat(get("/address-books")
                        .with("ancestorId", TestObjects.unknown("AddressBook"))
                        .send()
                        .ids())
                .isEmpty();
        get("/address-books").with("ancestorId", "x").send().is(400);
    }
}
