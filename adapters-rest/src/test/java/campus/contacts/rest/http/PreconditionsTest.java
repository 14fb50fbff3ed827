package campus.contacts.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.objects.ObjectContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests entity tags and conditional requests (RFC 9110, section 13). */
@OnEveryStorage
class PreconditionsTest extends Conformance {
    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void every_object_response_has_a_tag_that_changes_with_the_object(ObjectContract kind) {
        Answer made = kind.post(clerk).json("displayName", "Tagged").send().is(201);
        String first = made.tag();
        assertThat(get(kind.item(), made.id()).send().tag()).isEqualTo(first);
        String second = put(kind.item(), made.id())
                .json("description", "1")
                .send()
                .is(200)
                .tag();
        assertThat(second).isNotEqualTo(first);
        assertThat(get(kind.item(), made.id()).send().tag()).isEqualTo(second);
        String third = patch(kind.item(), made.id())
                .json("description", "2")
                .send()
                .is(200)
                .tag();
        assertThat(third).isNotIn(first, second);
        assertThat(get(kind.item(), made.id()).send().tag()).isEqualTo(third);
        put(kind.item(), made.id()).json("description", null).send().is(200);
        assertThat(get(kind.item(), made.id()).send().tag())
                .as("a version, not a hash: what was changed back is not what was")
                .isNotIn(first, second, third);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void an_unchanged_object_is_a_304_without_a_body(ObjectContract kind) {
        String id = kind.create(clerk);
        String tag = get(kind.item(), id).send().tag();
        for (String condition : List.of(tag, "*", "\"other\", " + tag, tag + ",\"other\"", "\"a\" ,, " + tag + " ,")) {
            for (String method : List.of("GET", "HEAD")) {
                Answer answer = api.request(method, kind.item(), id)
                        .header("If-None-Match", condition)
                        .send()
                        .is(304);
                assertThat(answer.bytes()).isEmpty();
                assertThat(answer.header("ETag")).isEqualTo(tag);
            }
        }
        put(kind.item(), id).json("description", "new").send().is(200);
        get(kind.item(), id).header("If-None-Match", tag).send().is(200);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_change_or_a_delete_with_an_old_tag_is_a_412(ObjectContract kind) {
        String id = kind.create(clerk);
        String old = get(kind.item(), id).send().tag();
        put(kind.item(), id)
                .header("If-Match", old)
                .json("description", "1")
                .send()
                .is(200);
        put(kind.item(), id)
                .header("If-Match", old)
                .json("description", "2")
                .send()
                .is(412);
        patch(kind.item(), id)
                .header("If-Match", old)
                .json("description", "3")
                .send()
                .is(412);
        delete(kind.item(), id).header("If-Match", old).send().is(412);
        Answer current = get(kind.item(), id).send();
        assertThat(current.text("description")).isEqualTo("1");
        patch(kind.item(), id)
                .header("If-Match", old + ", " + current.tag())
                .json("description", "4")
                .send()
                .is(200);
        delete(kind.item(), id).header("If-Match", current.tag()).send().is(412);
        String last = get(kind.item(), id).send().tag();
        delete(kind.item(), id).header("If-Match", last).send().says(200, kind.deleted);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_star_matches_what_exists(ObjectContract kind) {
        String id = kind.create(clerk);
        put(kind.item(), id)
                .header("If-Match", "*")
                .json("description", "1")
                .send()
                .is(200);
        patch(kind.item(), id)
                .header("If-Match", "*")
                .json("description", "2")
                .send()
                .is(200);
        put(kind.item(), id)
                .header("If-None-Match", "*")
                .json("description", "3")
                .send()
                .is(412);
        assertThat(get(kind.item(), id).send().text("description")).isEqualTo("2");
        delete(kind.item(), id).header("If-Match", "*").send().says(200, kind.deleted);
        put(kind.item(), id)
                .header("If-Match", "*")
                .json("description", "4")
                .send()
                .says(404, kind.notFound);
    }

    @Test
    void weak_tags_never_match() {
        String id = clerk.address();
        String tag = get("/addresses/{}", id).send().tag();
        put("/addresses/{}", id).header("If-Match", "W/" + tag).json().send().is(412);
        delete("/addresses/{}", id).header("If-Match", "W/" + tag).send().is(412);
        get("/addresses/{}", id).header("If-None-Match", "W/" + tag).send().is(304);
        put("/addresses/{}", id)
                .header("If-None-Match", "W/" + tag)
                .json()
                .send()
                .is(412);
        put("/addresses/{}", id)
                .header("If-Match", "W/" + tag + ", " + tag)
                .json()
                .send()
                .is(200);
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_change_that_makes_the_unwanted_version_is_answered_as_any_other(ObjectContract kind) {
        String id = kind.create(clerk);
        Answer changed = put(kind.item(), id)
                .header("If-None-Match", "\"2\"")
                .json("description", "new")
                .send()
                .says(200, kind.updated);
        assertThat(changed.tag()).isEqualTo("\"2\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1",
                "\"",
                "\"open",
                "'1'",
                "w/\"1\"",
                "W/1",
                "*, \"1\"",
                "\"1\" \"2\"",
                "\"a b\"",
                "\"1\", x"
            })
    void a_malformed_condition_is_refused(String condition) {
        String id = clerk.address();
        put("/addresses/{}", id).header("If-Match", condition).json().send().is(400);
        patch("/addresses/{}", id).header("If-Match", condition).json().send().is(400);
        delete("/addresses/{}", id).header("If-Match", condition).send().is(400);
        get("/addresses/{}", id).header("If-None-Match", condition).send().is(400);
        put("/addresses/{}", id)
                .header("If-None-Match", condition)
                .json()
                .send()
                .is(400);
        get("/addresses/{}", id).send().is(200);
    }

    @Test
    void conditions_in_several_header_lines_count_as_one_list() {
        String id = clerk.address();
        String tag = get("/addresses/{}", id).send().tag();
        get("/addresses/{}", id)
                .header("If-None-Match", "\"other\"")
                .header("If-None-Match", tag)
                .send()
                .is(304);
        put("/addresses/{}", id)
                .header("If-Match", "\"other\"")
                .header("If-Match", tag)
                .json()
                .send()
                .is(200);
    }

    @Test
    void a_tag_from_a_compressed_answer_holds() throws IOException {
        List<String> brandings = IntStream.range(0, 100)
                .mapToObj(i -> "repository.Asset:" + "x".repeat(100) + i + "@base.url")
                .toList();
        String book = clerk.book("brandingIds", brandings);
        Answer plain = get("/address-books/{}", book).send().is(200);
        Answer packed = get("/address-books/{}", book)
                .header("Accept-Encoding", "gzip")
                .send()
                .is(200);
        if ("gzip".equals(packed.header("Content-Encoding"))) {
            GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.bytes()));
            assertThat(unpacked.readAllBytes()).isEqualTo(plain.bytes());
        } else {
            assertThat(packed.bytes()).isEqualTo(plain.bytes());
        }
        get("/address-books/{}", book)
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", packed.tag())
                .send()
                .is(304);
        get("/address-books/{}", book)
                .header("If-None-Match", packed.tag())
                .send()
                .is(304);
        String next = put("/address-books/{}", book)
                .header("If-Match", packed.tag())
                .json("license", "new")
                .send()
                .is(200)
                .tag();
        put("/address-books/{}", book)
                .header("If-Match", packed.tag())
                .json()
                .send()
                .is(412);
        delete("/address-books/{}", book).header("If-Match", next).send().is(200);
    }

    @Test
    void an_object_has_a_last_modified_header() {
        String id = clerk.address();
        ZonedDateTime before = ZonedDateTime.now(ZoneOffset.UTC).minusSeconds(1);
        for (Answer answer : List.of(
                patch("/addresses/{}", id).json("displayName", "changed").send().is(200),
                get("/addresses/{}", id).send().is(200),
                api.request("HEAD", "/addresses/{}", id).send().is(200),
                get("/addresses/{}", id).header("If-None-Match", "*").send().is(304))) {
            String changed = answer.header("Last-Modified");
            assertThat(changed).matches("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT");
            assertThat(ZonedDateTime.parse(changed, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .isBetween(before, ZonedDateTime.now(ZoneOffset.UTC));
        }
    }
}
