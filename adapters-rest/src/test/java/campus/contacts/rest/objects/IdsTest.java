package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import campus.contacts.rest.http.client.JsonTree;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the spelling, comparison and assignment of Ids. */
@OnEveryStorage
class IdsTest extends Conformance {
    @ParameterizedTest
    @CsvSource({
        "resource.Resource:@@@.x@base.url,      RESOURCE.resource:@@@.x@BASE.url",
        "resource.Resource:@@@.a:b@base.url,    resource.Resource:@@@.a%3Ab@base.url",
        "resource.Resource:@@@.a:b@base.url,    resource.Resource:@@@.a%3ab@base.url",
        "resource.Resource:@@@.c@d@base.url,    resource.Resource:@@@.c%40d@base.url",
        "resource.Resource:@@@.e%20f@base.url,  resource.Resource:@@@.%65%20%66@base.url",
        "resource.Resource:@@@.%C3%A9@base.url, resource.Resource:@@@.é@base.url",
    })
    void a_filter_finds_an_equal_id_however_it_is_spelled(String stored, String asked) {
        String unique = UUID.randomUUID().toString();
        String reference = stored.replace("@@@", unique);
        String contact = clerk.contact(reference);
        assertThat(get("/contacts")
                        .with("referenceId", asked.replace("@@@", unique))
                        .send()
                        .ids())
                .containsExactly(contact);
    }

    @ParameterizedTest
    @CsvSource({
        "resource.Resource:@@@.x@base.url,   resource.Resource:@@@.X@base.url",
        "resource.Resource:@@@.x@base.url,   resource.Resource:@@@.x@other.url",
        "resource.Resource:@@@.x@base.url,   resource.Other:@@@.x@base.url",
        "resource.Resource:@@@.x@base.url,   resource.Resource:@@@.x%20@base.url",
    })
    void identifiers_differ_by_case_and_every_part_counts(String stored, String asked) {
        String unique = UUID.randomUUID().toString();
        clerk.contact(stored.replace("@@@", unique));
        assertThat(get("/contacts")
                        .with("referenceId", asked.replace("@@@", unique))
                        .send()
                        .ids())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource.Resource:a:b@c@BASE.url",
                "RESOURCE.Resource:a%3ab@base.url",
                "urn:isbn:0451450523@books",
                "resource.Resource:日本語@base.url",
                "a:b@c"
            })
    void foreign_ids_come_back_exactly_as_sent(String id) {
        String contact = clerk.contact(id, "addresseeId", id, "endReasonId", id);
        Answer found = get("/contacts/{}", contact).send().is(200);
        assertThat(found.text("referenceId")).isEqualTo(id);
        assertThat(found.text("addresseeId")).isEqualTo(id);
        assertThat(found.text("endReasonId")).isEqualTo(id);
        String address = clerk.address("resourceId", id);
        assertThat(get("/addresses/{}", address).send().text("resourceId")).isEqualTo(id);
        String book = clerk.book("providerId", id, "brandingIds", new String[] {id});
        assertThat(get("/address-books/{}", book).send().text("providerId")).isEqualTo(id);
        assertThat(JsonTree.texts(get("/address-books/{}", book).send().json().get("brandingIds")))
                .containsExactly(id);
    }

    @Test
    void an_id_has_at_most_512_characters() {
        String longest = "resource.Resource:" + "x".repeat(512 - 18 - 9) + "@base.url";
        assertThat(longest).hasSize(512);
        String address = clerk.address("resourceId", longest);
        assertThat(get("/addresses").with("resourceId", longest).send().ids()).contains(address);
        String tooLong = longest.replace("x@", "xx@");
        clerk.postAddress("resourceId", tooLong).send().refusesAt(400, "/resourceId");
        get("/addresses").with("resourceId", tooLong).send().is(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "a:b", "a@b", ":b@c", "a:@c", "a:b@", "@:", "a b c", "a@b:c", "a:%zz@c", "a:%@c", "a:%ff@c"
            })
    void a_malformed_id_is_a_404_in_a_path_and_a_400_elsewhere(String id) {
        get("/contacts").with("referenceId", id).send().is(400);
        get("/addresses").with("addressBookId", id).send().is(400);
        clerk.postContactOn(id, TestObjects.someone()).send().is(400);
        clerk.postContact(id).send().is(400);
        clerk.postAddress("resourceId", id).send().refusesAt(400, "/resourceId");
        clerk.postBook("brandingIds", new String[] {"a:b@c", id}).send().refusesAt(400, "/brandingIds/1");
        for (ObjectContract kind : ObjectContract.values()) {
            get(kind.item(), id).send().says(404, kind.notFound);
            get(kind.item() + "/metadata", id).send().says(404, kind.metadataNotFound);
        }
        get("/address-books/{}/contacts", id).send().says(404, "addressBook not found");
        clerk.putContact(TestObjects.DEFAULT_BOOK, id).send().says(404, "contact not found");
        clerk.putAddress(TestObjects.DEFAULT_BOOK, id).send().says(404, "address not found");
        clerk.putChild(TestObjects.DEFAULT_BOOK, id).send().says(404, "addressBook not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contact.Contact:%s@elsewhere.example",
                "contact.Other:%s@campus.example",
                "contact.Contact:0%s@campus.example",
                "contact.Contact:+%s@campus.example",
                "contact.Contact:-%s@campus.example",
                "contact.Contact:%s.0@campus.example",
                "contact.Contact:99999999999999999999%s@campus.example"
            })
    void a_foreign_id_in_a_path_is_a_404(String form) {
        String contact = clerk.contact(TestObjects.someone());
        String number = contact.substring(contact.indexOf(':') + 1, contact.lastIndexOf('@'));
        get("/contacts/{}", form.formatted(number)).send().says(404, "contact not found");
    }

    @Test
    void an_object_is_found_by_every_spelling_of_its_id() {
        String id = clerk.contact(TestObjects.someone());
        String number = id.substring(id.indexOf(':') + 1, id.lastIndexOf('@'));
        String encoded = Client.encoded(id);
        String expected = get("/contacts/{}", id).send().is(200).text();
        for (String path : new String[] {
            id,
            encoded,
            encoded.toLowerCase(Locale.ROOT).replace("contact.contact", "contact.Contact"),
            Client.encoded(encoded),
            "CONTACT.contact:" + number + "@CAMPUS.example",
            "contact.Contact%3A" + number + "@campus.example",
            "contact.Contact:" + number + "%40campus.example",
            "contact.Contact%3A%253" + number.charAt(0) + number.substring(1) + "%40campus.example"
        }) {
            Answer found = get("/contacts/" + path).send().is(200);
            assertThat(found.text()).as(path).isEqualTo(expected);
        }
    }

    @Test
    void a_query_takes_ids_raw_and_encoded_once_or_twice() {
        String reference = TestObjects.someone();
        String contact = clerk.contact(reference);
        String once = Client.encoded(reference);
        for (String spelling : new String[] {reference, once, Client.encoded(once)}) {
            assertThat(get("/contacts")
                            .withRaw("referenceId=" + spelling)
                            .send()
                            .ids())
                    .as(spelling)
                    .containsExactly(contact);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/contacts/a%2Fb",
                "/contacts/contact.Contact%3A1%2F2%40campus.example",
                "/address-books/x%2Fy/contacts",
                "/addresses%2Fmetadata",
                "/contacts/%2e%2e%2fcontacts",
                "/contacts/a%5Cb",
                "/contacts/a;b=c",
            })
    void an_encoded_slash_in_a_path_is_a_clean_404(String path) {
        api.wire().ask("GET", path).is(404);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void numbers_grow_and_are_never_used_again(ObjectContract kind) {
        long first = number(kind.create(clerk));
        String second = kind.create(clerk);
        delete(kind.item(), second).send().is(200);
        long third = number(kind.create(clerk));
        assertThat(number(second)).isGreaterThan(first);
        assertThat(third).isGreaterThan(number(second));
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(id.indexOf(':') + 1, id.lastIndexOf('@')));
    }
}
