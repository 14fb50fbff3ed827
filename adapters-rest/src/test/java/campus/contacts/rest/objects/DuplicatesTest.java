package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.osid.PercentEncoding;
import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.storage.text.Hashes;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
    void no_group_and_no_next_page_is_listed_with_limit_0() {
        String book = clerk.book();
        Answer none = get("/duplicates")
                .with("addressBookId", book)
                .with("limit", 0)
                .send()
                .is(200);
        assertThat(none.json()).isEmpty();
        assertThat(none.header("Link")).doesNotContain("next");
    }

    /** The check in a cursor is computed from what everybody knows. */
    @Test
    void a_forged_cursor_is_rejected_like_a_malformed_one() {
        String book = clerk.book();
        for (String key :
                List.of("", "9:0:", "-1:0:", "0:-1:", "0:9999999999:", "0:0", "a:b:c", "2:0:\u0000", "2:0:\n\u00ff")) {
            for (long number : List.of(0L, 1L, -1L, Long.MAX_VALUE)) {
                int expected = key.startsWith("2:0:\n") ? 200 : 400;
                get("/duplicates")
                        .with("addressBookId", book)
                        .with("after", forged(key, number, book))
                        .send()
                        .is(expected);
            }
        }
    }

    private static String forged(String key, long number, String book) {
        byte[] text = key.getBytes(StandardCharsets.ISO_8859_1);
        byte[] position = ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(number)
                .put(text)
                .array();
        String list = "/duplicates?addressBookId=" + PercentEncoding.encode(book);
        byte[] check = Hashes.ofParts(position, ("after\n" + list).getBytes(StandardCharsets.UTF_8));
        byte[] cursor = ByteBuffer.allocate(position.length + 8)
                .put(position)
                .put(check, 0, 8)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
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
