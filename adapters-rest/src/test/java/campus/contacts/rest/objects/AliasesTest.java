package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests further Ids of an object (queries, section 6). */
@OnEveryStorage
class AliasesTest extends Conformance {
    private static String anAlias() {
        return "gate.Door:" + UUID.randomUUID() + "@locks.example";
    }

    private List<String> aliases(ObjectContract kind, String id) {
        List<String> texts = new ArrayList<>();
        get(kind.item() + "/aliases", id).send().is(200).json().forEach(alias -> texts.add(alias.textValue()));
        return texts;
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void an_object_got_by_its_alias_says_where_it_is(ObjectContract kind) {
        String id = kind.create(clerk, "displayName", "Gate");
        String alias = anAlias();
        put(kind.item() + "/aliases/{}", id, alias).send().is(200);
        put(kind.item() + "/aliases/{}", id, alias).send().is(200);
        assertThat(aliases(kind, id)).containsExactly(alias);
        Answer primary = get(kind.item(), id).send().is(200);
        Answer byAlias = get(kind.item(), alias).send().is(200);
        assertThat(byAlias.bytes()).isEqualTo(primary.bytes());
        assertThat(byAlias.tag()).isEqualTo(primary.tag());
        assertThat(byAlias.header("Content-Location")).isEqualTo(primary.text("uri"));
        assertThat(primary.header("Content-Location")).isNull();
        get(kind.item(), alias).header("If-None-Match", primary.tag()).send().is(304);
        put(kind.item(), alias).json("displayName", "Door").send().is(200);
        assertThat(get(kind.item(), id).send().text("displayName")).isEqualTo("Door");
        assertThat(get(kind.item() + "/history", alias).send().is(200).json()).hasSize(2);
        delete(kind.item() + "/aliases/{}", id, alias).send().is(200);
        delete(kind.item() + "/aliases/{}", id, alias).send().says(404, "alias not found");
        get(kind.item(), alias).send().says(404, kind.notFound);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_body_may_name_its_object_by_an_alias(ObjectContract kind) {
        String id = kind.create(clerk);
        String alias = anAlias();
        put(kind.item(), id).json("id", alias).send().is(400);
        put(kind.item() + "/aliases/{}", id, alias).send().is(200);
        put(kind.item(), id).json("id", alias, "description", "1").send().is(200);
        put(kind.item(), alias).json("id", alias, "description", "2").send().is(200);
        patch(kind.item(), alias).json("id", id, "description", "3").send().is(200);
        put(kind.item(), kind.create(clerk)).json("id", alias).send().is(400);
    }

    @Test
    void a_contact_names_its_address_by_an_alias() {
        String address = clerk.address();
        String alias = anAlias();
        put("/addresses/{}/aliases/{}", address, alias).send().is(200);
        for (List<String> names : List.of(List.of(address, alias), List.of(alias, address), List.of(alias, alias))) {
            Answer made = post("/contacts")
                    .with("addressId", names.get(0))
                    .with("referenceId", "resource.Resource:ada@example.edu")
                    .json("displayName", "Ada", "addressId", names.get(1))
                    .send()
                    .is(201);
            assertThat(made.text("addressId")).isEqualTo(address);
            put("/contacts/{}", made.id()).json("addressId", alias).send().is(200);
            put("/contacts/{}", made.id())
                    .json("addressId", clerk.address())
                    .send()
                    .is(400);
        }
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void an_alias_belongs_to_one_object_unless_it_is_moved(ObjectContract kind) {
        String one = kind.create(clerk);
        String other = kind.create(clerk);
        String alias = anAlias();
        put(kind.item() + "/aliases/{}", one, alias).send().is(200);
        put(kind.item() + "/aliases/{}", other, alias).send().is(409);
        put(kind.item() + "/aliases/{}", other, alias).with("move", true).send().is(200);
        assertThat(get(kind.item(), alias).send().id()).isEqualTo(other);
        delete(kind.item() + "/aliases/{}", one, alias).send().is(404);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void rejects_malformed_requests(ObjectContract kind) {
        String id = kind.create(clerk);
        put(kind.item() + "/aliases/{}", id, "no id").send().is(400);
        put(kind.item() + "/aliases/{}", id, id).send().is(400);
        put(kind.item() + "/aliases/{}", id, anAlias()).with("bogus", 1).send().is(400);
        put(kind.item() + "/aliases/{}", id, anAlias())
                .with("move", "maybe")
                .send()
                .is(400);
        put(kind.item() + "/aliases/{}", kind.unknownId(), "no id").send().is(404);
        delete(kind.item() + "/aliases/{}", id, "no id").send().is(404);
        get(kind.item() + "/aliases", kind.unknownId()).send().is(404);
        get(kind.item() + "/aliases", id).with("limit", 1).send().is(400);
        post(kind.item() + "/aliases", id).send().is(405);
    }

    @Test
    void an_object_has_at_most_twenty_aliases() {
        String id = clerk.address();
        for (int i = 0; i < 20; i++) {
            put("/addresses/{}/aliases/{}", id, anAlias()).send().is(200);
        }
        put("/addresses/{}/aliases/{}", id, anAlias()).send().is(409);
        assertThat(aliases(ObjectContract.ADDRESS, id)).hasSize(20).isSorted();
    }

    @Test
    void a_load_that_is_run_again_doubles_nothing() {
        String alias = anAlias();
        Answer made = clerk.postAddress("displayName", "Once")
                .with("alias", alias)
                .send()
                .is(201);
        assertThat(get("/addresses/{}", alias).send().id()).isEqualTo(made.id());
        clerk.postAddress("displayName", "Twice").with("alias", alias).send().is(409);
        clerk.postAddress("displayName", "Wrong").with("alias", "no id").send().is(400);
        String reference = TestObjects.someone();
        clerk.postContactOn(alias, reference).with("alias", alias).send().is(201);
        clerk.postContactOn(alias, reference).with("alias", alias).send().is(409);
        clerk.postBook("displayName", "Once").with("alias", alias).send().is(201);
        clerk.postBook("displayName", "Twice").with("alias", alias).send().is(409);
    }

    @Test
    void aliases_are_understood_wherever_an_own_id_is() {
        String alias = anAlias();
        String book = clerk.postBook("displayName", "Gates")
                .with("alias", alias)
                .send()
                .id();
        String address = clerk.postAddress("displayName", "Gate")
                .with("alias", alias)
                .with("addressBookId", alias)
                .send()
                .is(201)
                .id();
        String reference = TestObjects.someone();
        Answer contact = post("/contacts")
                .with("addressBookId", alias)
                .json("displayName", "x", "addressId", alias, "referenceId", reference)
                .send()
                .is(201);
        assertThat(contact.text("addressId")).isEqualTo(address);
        assertThat(get("/contacts").with("addressId", alias).send().ids()).containsExactly(contact.id());
        assertThat(get("/address-books/{}/contacts", alias).send().ids()).containsExactly(contact.id());
        assertThat(get("/addresses").with("addressBookId", alias).send().ids()).containsExactly(address);
        assertThat(get("/address-books").with("addressId", alias).send().ids()).containsExactly(book);
        String child = clerk.postBook("displayName", "below")
                .with("parentId", alias)
                .send()
                .is(201)
                .id();
        assertThat(get("/address-books/{}/children", alias).send().ids()).containsExactly(child);
        put("/address-books/{}/addresses/{}", child, alias).send().is(200);
        delete("/address-books/{}/addresses/{}", alias, alias).send().is(200);
        assertThat(get("/address-books").with("addressId", address).send().ids())
                .containsExactly(child);
        get("/addresses/metadata").with("addressBookId", alias).send().is(200);
        get("/addresses/{}/metadata", alias).send().is(200);
    }
}
