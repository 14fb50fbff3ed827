package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.Endpoint;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the size of pages and the links between them. */
@OnEveryStorage
class PagingTest extends Conformance {
    private final String reference = TestObjects.someone();

    @Test
    void a_collection_answers_ten_unless_told_otherwise() {
        List<String> all = contacts(12);
        assertThat(list().send().ids()).isEqualTo(all.subList(0, 10));
        assertThat(list().with("offset", 10).send().ids()).isEqualTo(all.subList(10, 12));
        assertThat(list().with("limit", 1000).send().ids()).isEqualTo(all);
        assertThat(list().with("offset", 3).with("limit", 4).send().ids()).isEqualTo(all.subList(3, 7));
        assertThat(list().with("offset", 12).send().ids()).isEmpty();
        assertThat(list().with("offset", 1_000_000).send().ids()).isEmpty();
        assertThat(list().with("offset", 0).with("limit", 0).send().ids()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void every_collection_answers_ten_unless_told_otherwise(ObjectContract kind) {
        for (int i = 0; i < 11; i++) {
            kind.create(clerk);
        }
        assertThat(get(kind.path).send().ids()).hasSize(10);
        assertThat(get(kind.path).with("limit", 11).send().ids()).hasSize(11);
        assertThat(get(kind.path).with("limit", 0).send().ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "abc", "1.5", "1e2", "0x10", "١", "1 ", " 1", "99999999999999999999", "null", "2147483648"
            })
    void a_limit_is_an_integer_from_0_to_2147483647(String limit) {
        listEndpoints(endpoint -> endpoint.with("limit", limit).send().is(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "abc", "1.5", "1e2", "0x10", "١", "1 ", " 1", "null", "-99999999999999999999"})
    void an_offset_is_an_integer_from_0(String offset) {
        listEndpoints(endpoint -> endpoint.with("offset", offset).send().is(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "9223372036854775808", "1000000000000000000000000000000"})
    void a_page_after_the_end_is_empty(String offset) {
        contacts(1);
        listEndpoints(endpoint -> {
            assertThat(endpoint.with("offset", offset).send().is(200).ids()).isEmpty();
            assertThat(endpoint.with("limit", Integer.MAX_VALUE).send().is(200).ids())
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "TRUE ", "ture"})
    void total_is_true_or_false(String total) {
        listEndpoints(endpoint -> endpoint.with("total", total).send().is(400));
    }

    @Test
    void the_total_is_told_on_request() {
        contacts(3);
        assertThat(list().with("total", true).with("limit", 2).send().header("X-Total-Count"))
                .isEqualTo("3");
        assertThat(list().with("total", true).with("limit", 0).send().header("X-Total-Count"))
                .isEqualTo("3");
        assertThat(list().with("total", true).with("offset", 7).send().header("X-Total-Count"))
                .isEqualTo("3");
        assertThat(list().with("total", false).send().header("X-Total-Count")).isNull();
        assertThat(list().send().header("X-Total-Count")).isNull();
        String next = list().with("total", true).with("limit", 2).send().link("next");
        assertThat(api.follow(next).header("X-Total-Count")).isEqualTo("3");
    }

    @Test
    void nested_lists_answer_all_and_count_all() {
        String book = clerk.book();
        List<String> children = new ArrayList<>();
        List<String> contacts = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            children.add(clerk.childOf(book));
            contacts.add(clerk.contactIn(book, reference));
            addresses.add(clerk.addressIn(book));
        }
        String nested = "/address-books/{}/";
        assertThat(get(nested + "children", book).send().ids()).isEqualTo(children);
        assertThat(get(nested + "contacts", book).send().ids()).isEqualTo(contacts);
        assertThat(get(nested + "addresses", book).send().ids()).isEqualTo(addresses);
        assertThat(get(nested + "children", book).with("limit", 3).send().ids()).isEqualTo(children.subList(0, 3));
        assertThat(get(nested + "contacts", book).with("offset", 9).send().ids())
                .isEqualTo(contacts.subList(9, 11));
        Answer page = get(nested + "addresses", book)
                .with("offset", 2)
                .with("limit", 4)
                .with("total", true)
                .send();
        assertThat(page.ids()).isEqualTo(addresses.subList(2, 6));
        assertThat(page.header("X-Total-Count")).isEqualTo("11");
        assertThat(get(nested + "children", book).send().link("next")).isNull();

        String child = clerk.book();
        List<String> parents = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            parents.add(clerk.book());
            clerk.putChild(parents.get(i), child).send().is(200);
        }
        assertThat(get(nested + "parents", child).send().ids()).isEqualTo(parents);
        assertThat(get(nested + "parents", child).with("limit", 2).send().ids()).isEqualTo(parents.subList(0, 2));
        assertThat(get("/address-books/root-address-book").send().ids()).containsSubsequence(parents);
    }

    @Test
    void a_page_of_more_than_a_thousand_has_links() {
        String book = clerk.book();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 1103; i++) {
            all.add(clerk.addressIn(book));
        }
        Request federated = get("/addresses").with("addressBookId", book);
        assertThat(get("/address-books/{}/addresses", book).send().ids()).isEqualTo(all);
        assertThat(federated.with("limit", 1000).send().ids()).isEqualTo(all.subList(0, 1000));

        Answer most = get("/addresses")
                .with("addressBookId", book)
                .with("offset", 2)
                .with("limit", 1100)
                .send();
        assertThat(most.ids()).isEqualTo(all.subList(2, 1102));
        assertThat(api.follow(most.link("next")).ids()).isEqualTo(all.subList(1102, 1103));
        Answer beginning = api.follow(most.link("prev"));
        assertThat(beginning.ids()).isEqualTo(all.subList(0, 2));
        assertThat(beginning.link("prev")).isNull();
        assertThat(api.follow(beginning.link("next")).ids()).isEqualTo(all.subList(2, 1102));

        Answer whole = get("/addresses")
                .with("addressBookId", book)
                .with("limit", Integer.MAX_VALUE)
                .send();
        assertThat(whole.ids()).isEqualTo(all);
        assertThat(whole.link("next")).isNull();

        Answer end = get("/addresses")
                .with("addressBookId", book)
                .with("offset", 1102)
                .with("limit", 1001)
                .send();
        Answer before = api.follow(end.link("prev"));
        assertThat(before.ids()).isEqualTo(all.subList(101, 1102));
        assertThat(api.follow(before.link("next")).ids()).isEqualTo(all.subList(1102, 1103));
        assertThat(api.follow(before.link("prev")).ids()).isEqualTo(all.subList(0, 101));
    }

    @Test
    void a_list_is_in_the_order_of_creation_not_of_filing() {
        String book = clerk.book();
        String first = clerk.address();
        String second = clerk.addressIn(book);
        clerk.putAddress(book, first).send().is(200);
        put("/addresses/{}", first).json("displayName", "zzz").send().is(200);
        assertThat(get("/address-books/{}/addresses", book).send().ids()).containsExactly(first, second);
        assertThat(get("/addresses").with("addressBookId", book).send().ids()).containsExactly(first, second);
    }

    @ParameterizedTest
    @MethodSource("campus.contacts.rest.fixture.Endpoint#gets")
    void a_list_is_a_bare_array_and_everything_else_an_object(Endpoint endpoint) {
        Answer answer = endpoint.on(Endpoint.scene(clerk), api).send().is(200);
        assertThat(answer.json().isArray()).isEqualTo(endpoint.parameters().contains("limit"));
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    private void listEndpoints(Consumer<Request> check) {
        var scene = Endpoint.scene(clerk);
        Endpoint.gets()
                .filter(endpoint -> endpoint.parameters().contains("offset"))
                .forEach(endpoint -> check.accept(endpoint.on(scene, api)));
    }

    private Request list() {
        return get("/contacts").with("referenceId", reference);
    }

    private List<String> contacts(int count) {
        String address = clerk.address();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(clerk.contactOn(address, reference));
        }
        return ids;
    }
}
