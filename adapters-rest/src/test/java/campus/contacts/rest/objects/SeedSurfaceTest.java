package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.Endpoint;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import campus.contacts.rest.http.client.JsonTree;
import campus.contacts.rest.http.client.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests every endpoint of the wire contract, with its statuses and literal messages. */
@OnEveryStorage
class SeedSurfaceTest extends Conformance {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT    | /contacts/{contactId}                                | The contact has been updated
            PUT    | /addresses/{addressId}                               | The address has been updated
            PUT    | /address-books/{addressBookId}                       | The address-book has been updated
            DELETE | /contacts/{contactId}                                | The contact has been deleted
            DELETE | /addresses/{addressId}                               | The address has been deleted
            DELETE | /address-books/{emptyBookId}                         | The address-book has been deleted
            PUT    | /address-books/{addressBookId}/children/{emptyBookId}| The child addressBook has been added to the hierarchy
            DELETE | /address-books/{addressBookId}/children/{childId}    | The child addressBook has been removed from the hierarchy
            PUT    | /address-books/{emptyBookId}/contacts/{contactId}    | contact has been added to addressBook
            DELETE | /address-books/{secondBookId}/contacts/{contactId}   | contact has been removed
            PUT    | /address-books/{emptyBookId}/addresses/{addressId}   | address has been added to addressBook
            DELETE | /address-books/{secondBookId}/addresses/{addressId}  | address has been removed
            PUT    | /address-books/root-address-book/{emptyBookId}       | The addressBook has been added to the roots
            DELETE | /address-books/root-address-book/{rootId}            | The addressBook has been removed from the roots
            """)
    void a_change_answers_200_and_the_message_of_the_seed(String method, String path, String message) {
        Map<String, Object> scene = scene();
        Request request = api.request(method, path, Endpoint.ids(path, scene));
        if (message.endsWith("updated")) {
            request.json("displayName", "Changed");
        }
        request.send().says(200, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /contacts/{noContact}                                        | contact not found
            PUT    | /contacts/{noContact}                                        | contact not found
            PATCH  | /contacts/{noContact}                                        | contact not found
            DELETE | /contacts/{noContact}                                        | contact not found
            GET    | /contacts/{noContact}/metadata                               | contact not found
            GET    | /addresses/{noAddress}                                       | address not found
            PUT    | /addresses/{noAddress}                                       | address not found
            PATCH  | /addresses/{noAddress}                                       | address not found
            DELETE | /addresses/{noAddress}                                       | address not found
            GET    | /addresses/{noAddress}/metadata                              | address not found
            GET    | /address-books/{noBook}                                      | address-book not found
            PUT    | /address-books/{noBook}                                      | address-book not found
            PATCH  | /address-books/{noBook}                                      | address-book not found
            DELETE | /address-books/{noBook}                                      | address-book not found
            GET    | /address-books/{noBook}/metadata                             | addressBook not found
            GET    | /address-books/{noBook}/children                             | addressBook not found
            GET    | /address-books/{noBook}/parents                              | addressBook not found
            GET    | /address-books/{noBook}/contacts                             | addressBook not found
            GET    | /address-books/{noBook}/addresses                            | addressBook not found
            PUT    | /address-books/{noBook}/children/{childId}                   | addressBook not found
            PUT    | /address-books/{addressBookId}/children/{noBook}             | addressBook not found
            DELETE | /address-books/{noBook}/children/{childId}                   | addressBook not found
            DELETE | /address-books/{addressBookId}/children/{noBook}             | addressBook not found
            DELETE | /address-books/{addressBookId}/children/{emptyBookId}        | addressBook not found
            PUT    | /address-books/{noBook}/contacts/{contactId}                 | addressBook not found
            PUT    | /address-books/{noBook}/contacts/{noContact}                 | addressBook not found
            PUT    | /address-books/{addressBookId}/contacts/{noContact}          | contact not found
            DELETE | /address-books/{noBook}/contacts/{contactId}                 | addressBook not found
            DELETE | /address-books/{addressBookId}/contacts/{noContact}          | contact not found
            DELETE | /address-books/{emptyBookId}/contacts/{contactId}            | contact not found
            PUT    | /address-books/{noBook}/addresses/{addressId}                | addressBook not found
            PUT    | /address-books/{noBook}/addresses/{noAddress}                | addressBook not found
            PUT    | /address-books/{addressBookId}/addresses/{noAddress}         | address not found
            DELETE | /address-books/{noBook}/addresses/{addressId}                | addressBook not found
            DELETE | /address-books/{addressBookId}/addresses/{noAddress}         | address not found
            DELETE | /address-books/{emptyBookId}/addresses/{addressId}           | address not found
            PUT    | /address-books/root-address-book/{noBook}                    | addressBook not found
            DELETE | /address-books/root-address-book/{noBook}                    | addressBook not found
            DELETE | /address-books/root-address-book/{emptyBookId}               | addressBook not found
            """)
    void a_missing_object_is_a_404_with_the_message_of_the_seed(String method, String path, String message) {
        Map<String, Object> scene = scene();
        Request request = api.request(method, path, Endpoint.ids(path, scene));
        if (!method.equals("GET") && !method.equals("DELETE")) {
            request.json("displayName", "Changed");
        }
        request.send().says(404, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | /contacts           | addressId={noAddress}&referenceId={someone}                          | address not found
            POST | /contacts           | addressId={addressId}&referenceId={someone}&addressBookId={noBook}   | address-book not found
            POST | /addresses          | addressBookId={noBook}                                               | address-book not found
            POST | /address-books      | parentId={noBook}                                                    | address-book not found
            GET  | /contacts           | addressBookId={noBook}                                               | address-book not found
            GET  | /addresses          | addressBookId={noBook}                                               | address-book not found
            GET  | /contacts/metadata  | addressId={noAddress}&referenceId={someone}                          | address not found
            GET  | /contacts/metadata  | addressId={addressId}&referenceId={someone}&addressBookId={noBook}   | addressBook not found
            GET  | /addresses/metadata | addressBookId={noBook}                                               | addressBook not found
            """)
    void an_object_named_in_a_query_must_exist(String method, String path, String query, String message) {
        Map<String, Object> scene = scene();
        Request request = api.request(method, path);
        for (String parameter : query.split("&")) {
            String[] parts = parameter.split("[={}]+");
            request.with(parts[0], scene.get(parts[1]));
        }
        if (method.equals("POST")) {
            request.json("displayName", "New");
        }
        request.send().says(404, message);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void an_object_has_every_field_of_the_seed_in_order(ObjectContract kind) {
        String id = kind.create(clerk, "displayName", "Bare");
        JsonNode object = get(kind.item(), id).send().is(200).json();
        assertThat(JsonTree.names(object)).isEqualTo(kind.fields);
        assertThat(object.get("id").textValue()).matches("contact\\." + kind.title + ":[1-9][0-9]*@campus\\.example");
        assertThat(object.get("displayName").textValue()).isEqualTo("Bare");
        assertThat(object.get("genusTypeId").textValue()).isEqualTo(kind.defaultGenusType());
        assertThat(object.get("recordTypeIds")).isEmpty();
        assertThat(object.get("recordTypeIds").isArray()).isTrue();
        if (kind == ObjectContract.ADDRESS_BOOK) {
            assertThat(object.get("brandingIds").isArray()).isTrue();
            assertThat(object.get("brandingIds")).isEmpty();
        }
        for (String optional : new String[] {
            "description",
            "startDate",
            "endDate",
            "endReasonId",
            "addresseeId",
            "resourceId",
            "addressText",
            "providerId",
            "license"
        }) {
            assertThat(object.path(optional).isNull()).as(optional).isEqualTo(kind.fields.contains(optional));
        }
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_post_answers_201_with_the_object_and_where_it_is(ObjectContract kind) {
        Answer made = kind.post(clerk).json("displayName", "New").send().is(201);
        assertThat(JsonTree.names(made.json())).isEqualTo(kind.fields);
        assertThat(made.header("Location")).isEqualTo(made.text("uri"));
        assertThat(made.text("uri"))
                .isEqualTo(RunningService.shared(storage).url() + kind.path.substring(1) + "/"
                        + Client.encoded(made.id()));
        Answer found = api.follow(made.header("Location")).is(200);
        assertThat(found.json()).isEqualTo(made.json());
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_deleted_object_is_a_404(ObjectContract kind) {
        String id = kind.create(clerk);
        delete(kind.item(), id).send().says(200, kind.deleted);
        get(kind.item(), id).send().says(404, kind.notFound);
        delete(kind.item(), id).send().says(404, kind.notFound);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void an_item_of_a_list_is_the_object_itself(ObjectContract kind) {
        String genus = "type.Type:" + TestObjects.someone().substring(18).replace('@', '-') + "@dxtera.org";
        Answer made = kind.post(clerk)
                .with("genusType", genus)
                .json("displayName", "Listed")
                .send()
                .is(201);
        Answer list = get(kind.path).with("genusTypeId", genus).send().is(200);
        assertThat(list.json()).hasSize(1);
        assertThat(list.json().get(0)).isEqualTo(made.json());
        assertThat(JsonTree.names(list.json().get(0))).isEqualTo(kind.fields);
    }

    private Map<String, Object> scene() {
        Map<String, Object> scene = new HashMap<>(Endpoint.scene(clerk));
        String root = clerk.book();
        put("/address-books/root-address-book/{}", root).send().is(200);
        String second = clerk.book();
        clerk.putContact(second, scene.get("contactId").toString()).send().is(200);
        clerk.putAddress(second, scene.get("addressId").toString()).send().is(200);
        scene.putAll(Map.of("rootId", root, "secondBookId", second, "emptyBookId", clerk.book()));
        for (ObjectContract kind : ObjectContract.values()) {
            scene.put("no" + kind.title.replace("AddressBook", "Book"), kind.unknownId());
        }
        scene.put("someone", TestObjects.someone());
        return scene;
    }
}
