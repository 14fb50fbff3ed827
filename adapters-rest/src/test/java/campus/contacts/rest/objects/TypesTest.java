package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import campus.contacts.rest.http.client.JsonTree;
import campus.contacts.rest.http.client.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests genus and record types of objects. */
@OnEveryStorage
class TypesTest extends Conformance {
    private final String genus = "type.Type:" + UUID.randomUUID() + "@dxtera.org";

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void the_genus_is_the_one_asked_for_else_the_default(ObjectContract kind) {
        assertThat(newObject(kind, null).text("genusTypeId")).isEqualTo(kind.defaultGenusType());
        assertThat(newObject(kind, genus).text("genusTypeId")).isEqualTo(genus);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_malformed_genus_is_refused(ObjectContract kind) {
        kind.post(clerk)
                .with("genusType", "no type")
                .json("displayName", "x")
                .send()
                .is(400);
        get(kind.path).with("genusTypeId", "no type").send().is(400);
        get(kind.path).with("parentGenusTypeId", "no type").send().is(400);
        get(kind.path).with("recordTypeId", "no type").send().is(400);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void the_genus_cannot_be_changed(ObjectContract kind) {
        String id = newObject(kind, genus).id();
        put(kind.item(), id).json("genusTypeId", kind.defaultGenusType()).send().refusesAt(400, "/genusTypeId");
        put(kind.item(), id).json("genusTypeId", genus).send().says(200, kind.updated);
        assertThat(get(kind.item(), id).send().text("genusTypeId")).isEqualTo(genus);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_list_is_filtered_by_the_very_genus(ObjectContract kind) {
        String id = newObject(kind, genus).id();
        newObject(kind, genus + "x");
        newObject(kind, null);
        assertThat(get(kind.path).with("genusTypeId", genus).send().ids()).containsExactly(id);
        assertThat(get(kind.path)
                        .with("genusTypeId", genus.replace("type.Type", "TYPE.type"))
                        .send()
                        .ids())
                .containsExactly(id);
        assertThat(get(kind.path)
                        .with("genusTypeId", kind.defaultGenusType())
                        .send()
                        .ids())
                .isNotEmpty()
                .doesNotContain(id);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_list_by_parent_genus_has_that_genus_itself(ObjectContract kind) {
        String id = newObject(kind, genus).id();
        newObject(kind, genus + "x");
        assertThat(get(kind.path).with("parentGenusTypeId", genus).send().ids()).containsExactly(id);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void an_unknown_type_in_a_filter_matches_nothing(ObjectContract kind) {
        assertThat(get(kind.path).with("genusTypeId", genus).send().ids()).isEmpty();
        assertThat(get(kind.path).with("parentGenusTypeId", genus).send().ids()).isEmpty();
        assertThat(get(kind.path).with("recordTypeId", genus).send().ids()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void an_unknown_record_type_is_refused_at_post_and_in_the_form(ObjectContract kind) {
        String list = JsonTree.object("types", new String[] {Client.encoded(genus)})
                .get("types")
                .toString();
        kind.post(clerk)
                .with("recordType", genus)
                .json("displayName", "x")
                .send()
                .is(400);
        kind.post(clerk)
                .with("recordType", list)
                .json("displayName", "x")
                .send()
                .is(400);
        kind.post(clerk).with("recordType", "[").json("displayName", "x").send().is(400);
        kind.post(clerk)
                .with("recordType", "[5]")
                .json("displayName", "x")
                .send()
                .is(400);
        if (kind != ObjectContract.ADDRESS_BOOK) {
            kind.createForm(clerk).with("recordType", genus).send().is(400);
        }
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void an_empty_list_of_record_types_asks_for_none(ObjectContract kind) {
        Answer made = kind.post(clerk)
                .with("recordType", "[]")
                .json("displayName", "x")
                .send();
        assertThat(made.is(201).json().get("recordTypeIds")).isEmpty();
    }

    @Test
    void the_types_of_the_server_are_listed_and_each_can_be_read() {
        Answer types = typesOrNotYet();
        assertThat(types.ids())
                .contains(
                        ObjectContract.CONTACT.defaultGenusType(),
                        ObjectContract.ADDRESS.defaultGenusType(),
                        ObjectContract.ADDRESS_BOOK.defaultGenusType());
        for (JsonNode type : types.json()) {
            String id = type.get("id").textValue();
            JsonNode alone = get("/types/{}", id).send().is(200).json();
            type.properties()
                    .forEach(field -> assertThat(alone.get(field.getKey())).isEqualTo(field.getValue()));
        }
        get("/types/{}", genus).send().is(404);
        get("/types").with("bogus", "x").send().is(400);
    }

    @Test
    void a_list_by_parent_genus_has_the_derived_genera_too() {
        int derived = 0;
        for (JsonNode type : typesOrNotYet().json()) {
            for (JsonNode parent : type.path("parentIds")) {
                if (type.path("kind").asText().equals("genus")) {
                    derived++;
                    ObjectContract kind = ObjectContract.valueOf(
                            type.get("appliesTo").textValue().toUpperCase(Locale.ROOT));
                    objectsOfBothAreListed(kind, type.get("id").textValue(), parent.textValue());
                }
            }
        }
        assertThat(derived).as("genus types with a parent").isPositive();
    }

    private void objectsOfBothAreListed(ObjectContract kind, String type, String parent) {
        String book = clerk.book();
        String child = newObjectIn(book, kind, type);
        String itself = newObjectIn(book, kind, parent);
        newObjectIn(book, kind, genus);
        Request list = get(kind.path).with("addressBookId", book);
        assertThat(list.with("parentGenusTypeId", parent).send().ids()).containsExactly(child, itself);
        Request exact = get(kind.path).with("addressBookId", book);
        assertThat(exact.with("genusTypeId", parent).send().ids()).containsExactly(itself);
        Request onlyChild = get(kind.path).with("addressBookId", book);
        assertThat(onlyChild.with("parentGenusTypeId", type).send().ids()).containsExactly(child);
    }

    private String newObjectIn(String book, ObjectContract kind, String type) {
        return kind.post(clerk)
                .with("genusType", type)
                .with("addressBookId", book)
                .json("displayName", "Of that type")
                .send()
                .is(201)
                .id();
    }

    private Answer newObject(ObjectContract kind, String type) {
        Request post = kind.post(clerk).json("displayName", "Of some type");
        return (type == null ? post : post.with("genusType", type)).send().is(201);
    }

    private Answer typesOrNotYet() {
        Answer types = get("/types").send();
        assumeThat(types.status()).as("GET /types is there").isNotEqualTo(404);
        return types.is(200);
    }
}
