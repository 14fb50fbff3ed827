package campus.contacts.rest;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import campus.contacts.rest.objects.ObjectContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that any text is returned byte for byte. */
@OnEveryStorage
class UnicodeTest extends Conformance {
    static Stream<String> texts() {
        return Stream.of(
                "Zoë Çelik, Łódź – naïve façade",
                "北京大学 ご連絡先 연락처",
                "שלום עולם — مرحبا بالعالم",
                "\u202Eright to left override\u202C \u200F\u200E\u2066isolate\u2069",
                "e\u0301 and \u00E9 are not the same; nor are \uFB01 and fi, \u212B and \u00C5",
                "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDD2C \uD83C\uDDEA\uD83C\uDDFA \uD83E\uDEE0",
                "\uD800\uDF30\uD800\uDF31 \uD840\uDC00 \uDBFF\uDFFD",
                "zero\u200Bwidth\u200D\uFEFFmark and \u00A0no-break",
                "\uFFFD \uFFFE \uFFFF \uE000",
                "\u2028line and\u2029paragraph \u0085",
                "control \u0001\u001F\u007F and \ttab\r\nline \b\f",
                "quotes \" ' ` \\ / < > & ; -- %41 %00 \\u0041 ${x} {{y}} '); DROP TABLE contact; --",
                " leading and trailing ");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void any_text_comes_back_as_it_was_sent(String text) {
        for (ObjectContract kind : ObjectContract.values()) {
            String id = kind.create(clerk, "displayName", text, "description", text);
            Answer found = get(kind.item(), id).send().is(200);
            assertThat(found.text("displayName")).isEqualTo(text);
            assertThat(found.text("description")).isEqualTo(text);
            put(kind.item(), id).json("description", text + ".").send().is(200);
            assertThat(get(kind.item(), id).send().text("description")).isEqualTo(text + ".");
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void an_id_may_be_of_any_script(String text) {
        String resource = "resource.Resource:" + Client.encoded(text) + "@"
                + TestObjects.someone().substring(18, 40);
        String address = clerk.address("resourceId", resource);
        assertThat(get("/addresses/{}", address).send().text("resourceId")).isEqualTo(resource);
        assertThat(get("/addresses").with("resourceId", resource).send().ids()).contains(address);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void escaped_or_not_it_is_the_same_text(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
        Answer made = post("/addresses")
                .body("application/json", "{\"displayName\":\"" + escaped + "\"}")
                .send()
                .is(201);
        assertThat(made.text("displayName")).isEqualTo(text);
        assertThat(made.text("displayName").getBytes(StandardCharsets.UTF_8))
                .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(get("/addresses/{}", made.id()).send().bytes()).isEqualTo(made.bytes());
        assertThat(List.of(made.header("Content-Type"))).allMatch(type -> type.startsWith("application/json"));
    }
}
