package campus.contacts.rest.body;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import campus.contacts.rest.http.client.Request;
import campus.contacts.rest.objects.ObjectContract;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests bodies as bytes: JSON, malformed text, size and media types. */
@OnEveryStorage
class RequestBodyReaderTest extends Conformance {
    private static final int MIB = 1024 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "5",
                "\"text\"",
                "[]",
                "[{\"displayName\":\"x\"}]",
                "{",
                "}",
                "{]",
                "{'displayName':'x'}",
                "{displayName:\"x\"}",
                "{\"displayName\":\"x\",}",
                "{\"displayName\":\"x\"} x",
                "{\"displayName\":\"x\"}{}",
                "{\"displayName\":\"x\"}]",
                "{\"displayName\":\"x\"} // why",
                "/**/{\"displayName\":\"x\"}",
                "{\"displayName\":\"a\",\"displayName\":\"b\"}",
                "{\"displayName\":\"a\",\"displayN\\u0061me\":\"a\"}",
                "{\"displayName\":\"x\",\"description\":NaN}",
                "{\"displayName\":\"tab\there\"}",
                "{\"displayName\":\"\\x41\"}",
                "{\"displayName\":\"\\u12\"}",
                "{\"displayName\":\"\\u0000\"}",
                "{\"displayName\":\"a\\ud83d\"}",
                "{\"displayName\":\"\\ude00a\"}",
                "{\"displayName\":\"\\ude00\\ud83d\"}",
                "{\"displayName\":\"x\",\"a\\u0000\":1}"
            })
    void rejects_a_body_that_is_not_one_json_object(String body) {
        for (ObjectContract kind : ObjectContract.values()) {
            kind.post(clerk).body("application/json", body).send().is(400);
            String id = kind.create(clerk);
            put(kind.item(), id).body("application/json", body).send().is(400);
            patch(kind.item(), id).body("application/json", body).send().is(400);
        }
    }

    @ParameterizedTest
    @MethodSource
    void rejects_malformed_utf_8(byte[] name) {
        byte[] body = join(
                "{\"displayName\":\"a".getBytes(StandardCharsets.UTF_8), name, "\"}".getBytes(StandardCharsets.UTF_8));
        post("/addresses").body("application/json", body).send().is(400);
        put("/addresses/{}", clerk.address())
                .body("application/json", body)
                .send()
                .is(400);
    }

    static Stream<byte[]> rejects_malformed_utf_8() {
        return Stream.of(
                bytes(0xFF),
                bytes(0xC3),
                bytes(0x80),
                bytes(0xC0, 0x80),
                bytes(0xE0, 0x80, 0xAF),
                bytes(0xED, 0xA0, 0x80),
                bytes(0xED, 0xB0, 0x80),
                bytes(0xF4, 0x90, 0x80, 0x80),
                bytes(0xE9));
    }

    @Test
    void utf_16_is_refused() {
        byte[] body = "{\"displayName\":\"x\"}".getBytes(StandardCharsets.UTF_16);
        post("/addresses").body("application/json", body).send().is(400);
        byte[] withoutMark = "{\"displayName\":\"x\"}".getBytes(StandardCharsets.UTF_16LE);
        post("/addresses").body("application/json", withoutMark).send().is(400);
    }

    @Test
    void a_byte_order_mark_is_skipped() {
        byte[] body = join(bytes(0xEF, 0xBB, 0xBF), "{\"displayName\":\"marked\"}".getBytes(StandardCharsets.UTF_8));
        Answer made = post("/addresses").body("application/json", body).send().is(201);
        assertThat(made.text("displayName")).isEqualTo("marked");
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void an_unknown_property_is_refused_by_name(ObjectContract kind) {
        kind.post(clerk).json("displayName", "x", "nickName", "y").send().refusesNaming(400, List.of("nickName"));
        String id = kind.create(clerk);
        put(kind.item(), id).json("nickName", "y").send().refusesNaming(400, List.of("nickName"));
        patch(kind.item(), id).json("nickName", null).send().refusesNaming(400, List.of("nickName"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=UTF-8",
                "application/json;charset=\"utf-8\"",
                "application/json ; charset=Utf-8"
            })
    void json_in_utf_8_is_taken_however_it_is_written(String type) {
        post("/addresses").body(type, "{\"displayName\":\"x\"}").send().is(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data;boundary=x",
                "text/json",
                "application/jsonx",
                "application/json-patch+json",
                "application/merge-patch+json",
                "application/*",
                "*/*",
                "json",
                "application/json;charset=iso-8859-1",
                "application/json; charset=utf-16",
                "application/json;charset=nonsense",
                ";",
                "application/json;charset="
            })
    void another_media_type_or_charset_is_a_415(String type) {
        for (ObjectContract kind : ObjectContract.values()) {
            kind.post(clerk).body(type, "{\"displayName\":\"x\"}").send().is(415);
            put(kind.item(), kind.create(clerk))
                    .body(type, "{\"displayName\":\"x\"}")
                    .send()
                    .is(415);
        }
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void no_media_type_is_a_415_with_a_body_or_without(ObjectContract kind) {
        String id = kind.create(clerk);
        for (String body : new String[] {"{\"displayName\":\"x\"}", ""}) {
            kind.post(clerk).body(null, body).send().is(415);
            put(kind.item(), id).body(null, body).send().is(415);
            Answer patched = patch(kind.item(), id).body(null, body).send().is(415);
            assertThat(patched.header("Accept-Patch")).contains("application/merge-patch+json", "application/json");
        }
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void a_patch_takes_json_and_merge_patch_and_says_so(ObjectContract kind) {
        String id = kind.create(clerk);
        for (String type : new String[] {"application/json", "application/merge-patch+json"}) {
            patch(kind.item(), id).body(type, "{\"displayName\":\"x\"}").send().is(200);
        }
        Answer refused = patch(kind.item(), id)
                .body("application/json-patch+json", "[]")
                .send()
                .is(415);
        assertThat(refused.header("Accept-Patch")).contains("application/merge-patch+json", "application/json");
    }

    @Test
    void a_body_over_one_mebibyte_is_a_413() {
        String id = clerk.address();
        String space = " ".repeat(MIB - 19);
        post("/addresses")
                .body("application/json", "{\"displayName\":\"x\"}" + space)
                .send()
                .is(201);
        for (int excess : new int[] {1, MIB, 5 * MIB}) {
            String body = "{\"displayName\":\"x\"}" + space + " ".repeat(excess);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            api.wire()
                    .ask("POST", "/addresses", bytes, "Content-Type: application/json")
                    .is(413);
            String path = "/addresses/" + Client.encoded(id);
            api.wire().ask("PUT", path, bytes, "Content-Type: application/json").is(413);
            api.wire()
                    .ask("PATCH", path, bytes, "Content-Type: application/json")
                    .is(413);
        }
    }

    @Test
    void a_chunked_body_over_one_mebibyte_is_a_413() {
        String chunk = "100000\r\n" + " ".repeat(MIB) + "\r\n";
        api.wire()
                .send("POST /addresses HTTP/1.1\r\nHost: " + api.base().getRawAuthority()
                        + "\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunk + "1\r\n{\r\n0\r\n\r\n")
                .is(413);
    }

    @Test
    void filing_and_hierarchy_changes_ignore_body_and_type() {
        String book = clerk.book();
        String child = clerk.book();
        String contact = clerk.contact(TestObjects.someone());
        String address = clerk.address();
        String nested = "/address-books/{}/";
        for (String method : new String[] {"PUT", "DELETE"}) {
            odd(api.request(method, nested + "children/{}", book, child)).is(200);
            odd(api.request(method, nested + "contacts/{}", book, contact)).is(200);
            odd(api.request(method, nested + "addresses/{}", book, address)).is(200);
            odd(api.request(method, "/address-books/root-address-book/{}", book))
                    .is(200);
        }
    }

    private static Answer odd(Request request) {
        return request.body("text/plain", "{ no JSON").send();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Stream.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
