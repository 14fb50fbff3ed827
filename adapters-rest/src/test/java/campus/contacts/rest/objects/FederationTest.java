package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Request;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the views of a book: isolated, or federated with all its descendants. */
@OnEveryStorage
class FederationTest extends Conformance {
    private final String reference = TestObjects.someone();
    private String top;
    private String left;
    private String right;
    private String bottom;

    /** Creates a diamond: the bottom has two parents, which are children of the top. */
    @BeforeEach
    void makeADiamond() {
        top = clerk.book();
        left = clerk.childOf(top);
        right = clerk.childOf(top);
        bottom = clerk.childOf(left);
        clerk.putChild(right, bottom).send().is(200);
    }

    @Test
    void a_book_filter_covers_all_descendants_without_duplicates() {
        String low = clerk.contactIn(bottom, reference);
        String high = clerk.contactIn(top, reference);
        String both = clerk.contactIn(left, reference);
        clerk.putContact(right, both).send().is(200);
        clerk.putContact(bottom, both).send().is(200);
        clerk.contact(reference);
        assertThat(contacts(top).send().ids()).containsExactly(low, high, both);
        assertThat(contacts(left).send().ids()).containsExactly(low, both);
        assertThat(contacts(bottom).send().ids()).containsExactly(low, both);
        assertThat(contacts(top).with("total", true).send().header("X-Total-Count"))
                .isEqualTo("3");
        assertThat(contacts(top).with("limit", 2).send().ids()).containsExactly(low, high);
        assertThat(contacts(top).with("offset", 2).send().ids()).containsExactly(both);
    }

    @Test
    void a_nested_list_has_that_very_book_only() {
        clerk.addressIn(bottom);
        String high = clerk.addressIn(top);
        assertThat(get("/address-books/{}/addresses", top).send().ids()).containsExactly(high);
        assertThat(get("/address-books/{}/contacts", top).send().ids()).isEmpty();
    }

    @Test
    void a_view_chooses_the_other() {
        String low = clerk.addressIn(bottom);
        String high = clerk.addressIn(top);
        Request nested = get("/address-books/{}/addresses", top).with("view", "federated");
        assertThat(nested.send().ids()).containsExactly(low, high);
        Request isolated = get("/addresses").with("addressBookId", top).with("view", "isolated");
        assertThat(isolated.send().ids()).containsExactly(high);
        Request federated = get("/addresses").with("addressBookId", top).with("view", "federated");
        assertThat(federated.send().ids()).containsExactly(low, high);
        Request nestedIsolated = get("/address-books/{}/addresses", top).with("view", "isolated");
        assertThat(nestedIsolated.send().ids()).containsExactly(high);
    }

    @Test
    void without_a_book_a_list_covers_every_book() {
        String low = clerk.contactIn(bottom, reference);
        String aside = clerk.contactIn(clerk.book(), reference);
        String standard = clerk.contact(reference);
        assertThat(get("/contacts").with("referenceId", reference).send().ids()).containsExactly(low, aside, standard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contacts", "/addresses"})
    void a_view_needs_a_book_and_a_known_name(String path) {
        for (String view : List.of("isolated", "federated")) {
            get(path).with("view", view).send().is(400);
        }
        get(path).with("addressBookId", top).with("view", "all").send().is(400);
        get(path).with("addressBookId", top).with("view", "Isolated").send().is(400);
    }

    @Test
    void a_federated_view_follows_the_hierarchy() {
        String low = clerk.contactIn(bottom, reference);
        delete("/address-books/{}/children/{}", left, bottom).send().is(200);
        assertThat(contacts(left).send().ids()).isEmpty();
        assertThat(contacts(top).send().ids()).containsExactly(low);
        delete("/address-books/{}/children/{}", right, bottom).send().is(200);
        assertThat(contacts(top).send().ids()).isEmpty();
    }

    private Request contacts(String book) {
        return get("/contacts").with("referenceId", reference).with("addressBookId", book);
    }
}
