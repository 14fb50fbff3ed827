package campus.contacts.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import campus.contacts.rest.fixture.Started;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests every combination of function, relation between the grant's book and the object's book, kind of object and endpoint (wire
 * contract, section 9). {@link AuthorizationModel} gives the expected responses.
 */
class AuthorizationTest {
    private static final List<BiFunction<AuthorizationFixture, Grants, ModelCheck>> VISITS =
            List.of(ReadModelCheck::new, WriteModelCheck::new, Filing::new);
    /** On a database one caller in this many is tested: access is checked in SQL there, and in Java in memory. */
    private static final int SAMPLE = 17;

    @TempDir
    Path directory;

    private AuthorizationFixture world;

    @AfterEach
    void close() {
        world.close();
    }

    @TestFactory
    Stream<DynamicTest> everybody_sees_and_does_what_the_grants_say() {
        return matrix(List.of(), 1);
    }

    @TestFactory
    Stream<DynamicTest> the_grants_say_the_same_on_h2() {
        return matrix(List.of("--database", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"), SAMPLE);
    }

    @TestFactory
    Stream<DynamicTest> the_grants_say_the_same_on_postgresql() {
        return matrix(Started.postgres(), SAMPLE);
    }

    private Stream<DynamicTest> matrix(List<String> storage, int step) {
        world = new AuthorizationFixture(directory, storage);
        List<Grants> everybody = Grants.every(world.books());
        world.grant(everybody);
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < everybody.size(); i += step) {
            Grants one = everybody.get(i);
            tests.add(dynamicTest(one.name(), () -> assertThat(problems(one)).isEmpty()));
        }
        return tests.stream();
    }

    private List<String> problems(Grants grants) {
        List<String> problems = new ArrayList<>();
        for (BiFunction<AuthorizationFixture, Grants, ModelCheck> kind : VISITS) {
            ModelCheck visit = kind.apply(world, grants);
            visit.go();
            problems.addAll(visit.wrong);
        }
        return problems;
    }

    @Test
    void every_endpoint_requires_credentials() {
        world = new AuthorizationFixture(directory, List.of());
        String missing = "/contacts/contact.Contact%3A999%40matrix.example";
        List<String> targets = new ArrayList<>(List.of("/contacts", "/types", "/nowhere", "/address-books?bogus=1"));
        targets.addAll(List.of("/api/terms", "/api/tasks/0", "/api/students/ada", "/api/people/ada/contacts"));
        targets.addAll(List.of(missing, world.contacts.get(0).target(), world.book("law") + "/children"));
        for (String target : targets) {
            for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")) {
                Conversation.Answer answer = world.stranger().send(method, target, "");
                assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
                assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer ");
                assertThat(answer.header("Allow")).isNull();
            }
        }
        for (String target : List.of(missing, world.contacts.get(0).target())) {
            Conversation.Answer allowed = world.stranger().send("OPTIONS", target, "");
            assertThat(allowed.status()).isEqualTo(200);
            assertThat(allowed.header("Allow")).isEqualTo("GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
        }
    }

    @Test
    void a_413_requires_permission() {
        world = new AuthorizationFixture(directory, List.of());
        Grants reader = new Grants("reader", Map.of("lookup", Set.of("law")));
        world.grant(List.of(Grants.ALL, reader));
        String large = " ".repeat(1024 * 1024 + 1);
        Conversation talk = world.talk(reader).json();
        Map<String, String> targets = Map.of(
                world.contacts.get(0).target(),
                "PUT",
                world.book("law"),
                "PATCH",
                "/addresses?addressBookId=" + world.encoded("law"),
                "POST");
        targets.forEach((target, method) -> {
            assertThat(world.stranger().json().send(method, target, large).status())
                    .isEqualTo(401);
            assertThat(talk.send(method, target, large).status()).isEqualTo(403);
            assertThat(world.clerk().json().send(method, target, large).status())
                    .isEqualTo(413);
        });
        for (String hidden : List.of(world.contacts.get(4).target(), world.book("unrelated"))) {
            assertThat(talk.send("PUT", hidden, large).status()).isEqualTo(404);
        }
    }

    @Test
    void a_repeated_response_hides_an_object_no_longer_visible() {
        world = new AuthorizationFixture(directory, List.of());
        Grants maker = new Grants("maker", Map.of("lookup", Set.of("law"), "create", Set.of("law")));
        world.grant(List.of(Grants.ALL, maker));
        Conversation talk = world.talk(maker).json().with("Idempotency-Key", "key");
        String target = "/addresses?addressBookId=" + world.encoded("law");
        Conversation.Answer made = talk.send("POST", target, "{\"displayName\":\"secret\"}");
        assertThat(made.status()).isEqualTo(201);
        world.grant(List.of(Grants.ALL, new Grants("maker", Map.of("create", Set.of("law")))));
        Conversation.Answer again = talk.send("POST", target, "{\"displayName\":\"secret\"}");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(made.header("Location"));
        assertThat(again.body()).isEqualTo("{}");
        assertThat(again.header("ETag")).isNull();
    }

    @Test
    void a_repeated_batch_tells_a_caller_of_one_book_the_same() {
        world = new AuthorizationFixture(directory, List.of());
        Grants editor = new Grants("editor", Map.of("lookup", Set.of("law"), "organize", Set.of("law")));
        world.grant(List.of(Grants.ALL, editor));
        Conversation talk = world.talk(editor).json().with("Idempotency-Key", "key");
        String batch = "{\"operations\": [{\"method\": \"PUT\", \"path\": \"" + world.book("law")
                + "\", \"body\": {\"displayName\": \"Law\"}}]}";
        Conversation.Answer first = talk.send("POST", "/batch", batch);
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(talk.send("POST", "/batch", batch).body()).isEqualTo(first.body());
    }

    @Test
    void a_stored_response_is_not_repeated_to_another_caller() {
        world = new AuthorizationFixture(directory, List.of());
        Grants other = new Grants("other", Grants.ALL.places());
        world.grant(List.of(Grants.ALL, other));
        String once = "{\"displayName\":\"made once\"}";
        Conversation first = world.clerk().json().with("Idempotency-Key", "the-same");
        Conversation.Answer made = first.send("POST", "/addresses", once);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(first.send("POST", "/addresses", once).id()).isEqualTo(made.id());
        Conversation second = world.talk(other).json().with("Idempotency-Key", "the-same");
        assertThat(second.send("POST", "/addresses", once).id()).isNotEqualTo(made.id());
        assertThat(second.send("POST", "/addresses", "{\"displayName\":\"else\"}")
                        .status())
                .isEqualTo(422);
        Conversation nobody = world.talk(Grants.NONE).json().with("Idempotency-Key", "the-same");
        assertThat(nobody.send("POST", "/addresses", once).status()).isEqualTo(403);
    }
}
