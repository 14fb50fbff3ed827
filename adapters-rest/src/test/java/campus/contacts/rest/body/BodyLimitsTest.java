package campus.contacts.rest.body;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that expensive bodies of allowed size are refused early, in the usual shape and in few words (wire contract, section 2). */
class BodyLimitsTest {
    private static final int MIB = 1024 * 1024;
    /** A hundred problems, each with a shortened name. */
    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private static RunningService service;
    private static Client api;
    private static TestObjects clerk;

    @BeforeAll
    static void start() {
        service = RunningService.start(StorageUnderTest.MEMORY);
        api = service.client();
        clerk = new TestObjects(api);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Answer refused(Answer answer) {
        answer.is(400);
        assertThat(answer.text("message")).isNotBlank().hasSizeLessThan(1000);
        assertThat(answer.json().path("errors").size()).isLessThanOrEqualTo(100);
        assertThat(answer.json().toString().length()).isLessThan(MAX_ANSWER_BYTES);
        return answer;
    }

    private static String members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"n" + i + "\":0").collect(Collectors.joining(",", "{", "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e2147483648",
                "-1E-2147483648",
                "0e99999999999",
                "1e401",
                "1e-401",
                "0.0e-400",
                "1e99999999999999999999"
            })
    void a_number_out_of_range_is_refused_everywhere(String number) {
        String address = clerk.address();
        for (String body : List.of(
                "{\"displayName\":" + number + "}",
                "{\"displayName\":\"x\",\"unknown\":[{\"a\":" + number + "}]}",
                "{\"displayName\":\"x\",\"uri\":" + number + "}")) {
            for (String type : List.of("application/json", "application/merge-patch+json")) {
                refused(api.patch("/addresses/{}", address).body(type, body).send());
            }
            refused(api.put("/addresses/{}", address)
                    .body("application/json", body)
                    .send());
            refused(api.post("/addresses").body("application/json", body).send());
        }
        refused(api.post("/addresses").body("application/json", number).send());
        assertThat(refused(api.post("/addresses")
                                .body("application/json", "{\"displayName\":\"x\",\"a/b\":[" + number + "]}")
                                .send())
                        .pointers())
                .containsExactly("/a~1b/0");
    }

    @Test
    void an_object_has_at_most_a_thousand_members() {
        assertThat(refused(clerk.postAddressOf("email-address", members(1000))).text("message"))
                .contains("more problems");
        assertThat(refused(clerk.postAddressOf("email-address", members(1001))).pointers())
                .containsExactly("");
        String nested = "{\"displayName\":\"x\",\"emailAddress\":" + members(1001) + "}";
        assertThat(refused(clerk.postAddressOf("email-address", nested)).pointers())
                .containsExactly("/emailAddress");
    }

    @Test
    void at_most_a_hundred_problems_are_listed() {
        String numbers =
                IntStream.range(0, 20_000).mapToObj(i -> "{\"x\":1}").collect(Collectors.joining(",", "[", "]"));
        Answer answer = refused(clerk.postAddressOf(
                "telephone-number", "{\"displayName\":\"x\",\"telephoneNumbers\":" + numbers + "}"));
        assertThat(answer.json().get("errors")).hasSize(100);
        assertThat(answer.text("message")).contains("more problems than the 100 listed");
    }

    @Test
    void a_long_name_is_not_repeated_whole() {
        for (String body : List.of(
                "{\"" + "n".repeat(40_000) + "\":1}",
                "{\"displayName\":\"x\",\"emailAddress\":{\"" + "n".repeat(40_000) + "\":1}}",
                "{\"" + "n".repeat(MIB - 10) + "\":1}",
                "{\"" + "/".repeat(40_000) + "\":1e999}",
                "{\"" + "n".repeat(40_000) + "\":[" + "\"\\u0000\",".repeat(1000) + "1]}")) {
            assertThat(refused(clerk.postAddressOf("email-address", body))
                            .json()
                            .toString())
                    .hasSizeLessThan(2000);
        }
    }

    @Test
    void texts_expensive_for_regular_expressions_are_refused() {
        for (String address :
                List.of("a@" + "a.".repeat(2000) + "com", "a.".repeat(100_000) + "@b.example", "@".repeat(500_000))) {
            String body = "{\"displayName\":\"x\",\"emailAddress\":{\"address\":\"" + address + "\"}}";
            assertThat(refused(clerk.postAddressOf("email-address", body)).pointers())
                    .contains("/emailAddress/address");
        }
        String number = "{\"displayName\":\"x\",\"telephoneNumbers\":[{\"number\":\"" + "1".repeat(900_000) + "x!\"}]}";
        assertThat(refused(clerk.postAddressOf("telephone-number", number)).pointers())
                .containsExactly("/telephoneNumbers/0/number");
        String url = "{\"displayName\":\"x\",\"url\":\"https://" + "[".repeat(500_000) + "\"}";
        assertThat(refused(clerk.postAddressOf("url", url)).pointers()).containsExactly("/url");
    }

    @Test
    void generated_bodies_are_answered_in_the_usual_shape() {
        Random random = new Random(21);
        String address = clerk.postAddressOf("email-address", "{\"displayName\":\"x\"}")
                .is(201)
                .id();
        for (int i = 0; i < 300; i++) {
            String body = object(random, 0);
            Answer answer = random.nextBoolean()
                    ? clerk.postAddressOf(random.nextBoolean() ? "telephone-number" : "email-address", body)
                    : api.patch("/addresses/{}", address)
                            .body("application/merge-patch+json", body)
                            .send();
            assertThat(answer.status()).as(body).isIn(200, 201, 400);
            if (answer.status() == 400) {
                refused(answer);
            }
        }
    }

    private static String object(Random random, int depth) {
        List<String> names = List.of(
                "displayName",
                "description",
                "emailAddress",
                "telephoneNumbers",
                "address",
                "isPrimary",
                "sourceData",
                "number",
                "kind",
                "areaCode",
                "x",
                "id",
                "uri",
                "a/b~c");
        return random.ints(random.nextInt(5), 0, names.size())
                .distinct()
                .mapToObj(n -> "\"" + names.get(n) + "\":" + value(random, depth + 1))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Random random, int depth) {
        List<String> simple = List.of(
                "null",
                "true",
                "0",
                "-1.50e3",
                "1e400",
                "1e401",
                "\"\"",
                "\"x\"",
                "\"\\ud800\"",
                "\"\\u0000\"",
                "\"a@b.example\"",
                "\"primary\"",
                "\"" + "y".repeat(200) + "\"",
                "[]",
                "{}",
                "1".repeat(1001),
                "[".repeat(70) + "]".repeat(70));
        return switch (random.nextInt(depth > 5 ? 1 : 4)) {
            case 2 -> object(random, depth);
            case 3 ->
                random.ints(random.nextInt(4), 0, 1)
                        .mapToObj(n -> value(random, depth + 1))
                        .collect(Collectors.joining(",", "[", "]"));
            default -> simple.get(random.nextInt(simple.size()));
        };
    }
}
