package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.http.client.Answer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the list of contacts and addresses that probably stand for one thing (exchange, section 4). */
@OnEveryStorage
class DuplicatesTest extends Conformance {
    @Test
    void duplicates_of_a_book_are_listed_in_pages_until_they_are_merged() {
        String book = clerk.book();
        for (String name : List.of("Gate", "gate", "Library", "LIBRARY", "Hall")) {
            String address = clerk.address("displayName", name, "addressText", "Mill Lane 7");
            put("/address-books/{}/addresses/{}", book, address).send().is(200);
        }
        Answer all = get("/duplicates").with("addressBookId", book).send().is(200);
        assertThat(all.json()).hasSize(2);
        assertThat(all.json().get(0).get("kind").textValue()).isEqualTo("address");
        assertThat(all.json().get(0).get("certainty").textValue()).isEqualTo("certain");
        assertThat(all.json().get(0).get("reasons").get(0).textValue()).isEqualTo("sameNameAndText");
        assertThat(get("/duplicates")
                        .with("kind", "address")
                        .with("limit", 1000)
                        .send()
                        .is(200)
                        .json())
                .containsAll(all.json());
        Answer first = get("/duplicates")
                .with("addressBookId", book)
                .with("kind", "address")
                .with("limit", 1)
                .send()
                .is(200);
        assertThat(first.json()).hasSize(1);
        assertThat(first.header("Link")).contains("rel=\"next\"");
        assertThat(get("/duplicates")
                        .with("addressBookId", book)
                        .with("kind", "contact")
                        .send()
                        .is(200)
                        .json())
                .isEmpty();
        String kept = all.json().get(0).get("ids").get(0).textValue();
        String other = all.json().get(0).get("ids").get(1).textValue();
        post("/addresses/{}/merge", kept).with("from", other).send().is(200);
        assertThat(get("/duplicates").with("addressBookId", book).send().is(200).json())
                .hasSize(1);
    }

    @Test
    void the_rest_of_a_page_may_be_asked_for_with_the_greatest_limit() {
        String book = clerk.book();
        for (String text : List.of("Mill Lane 8", "Mill Lane 8", "Mill Lane 9", "Mill Lane 9")) {
            String address = clerk.address("displayName", "Mill", "addressText", text);
            put("/address-books/{}/addresses/{}", book, address).send().is(200);
        }
        String next = get("/duplicates")
                .with("addressBookId", book)
                .with("limit", 1)
                .send()
                .is(200)
                .header("Link")
                .replaceAll("(?s).*[?&]after=([^&>]*)[^<]*rel=\"next\".*", "$1");
        assertThat(get("/duplicates")
                        .with("addressBookId", book)
                        .with("limit", Integer.MAX_VALUE)
                        .with("after", URLDecoder.decode(next, StandardCharsets.UTF_8))
                        .send()
                        .is(200)
                        .json())
                .hasSize(1);
    }

    @Test
    void rejects_malformed_requests() {
        get("/duplicates")
                .with("addressBookId", ObjectContract.ADDRESS_BOOK.unknownId())
                .send()
                .says(404, "address-book not found");
        String book = clerk.book();
        get("/duplicates")
                .with("addressBookId", book)
                .with("kind", "address-book")
                .send()
                .is(400);
        get("/duplicates")
                .with("addressBookId", book)
                .with("after", "bogus")
                .send()
                .is(400);
        get("/duplicates").with("addressBookId", book).with("bogus", 1).send().is(400);
        post("/duplicates").send().is(405);
    }
}
