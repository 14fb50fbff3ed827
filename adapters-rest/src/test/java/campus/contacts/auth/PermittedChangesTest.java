package campus.contacts.auth;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.StorageUnderTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests what a caller is told about its own rights, and addresses that are hidden in expanded contacts (queries, sections 3 and 10). */
@ParameterizedClass
@EnumSource(StorageUnderTest.class)
class PermittedChangesTest {
    @Parameter
    private StorageUnderTest storage;

    @TempDir
    private Path directory;

    private AuthorizationFixture world;

    @BeforeEach
    void start() {
        world = new AuthorizationFixture(directory, storage.options());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Conversation granted(Map<String, Set<String>> places) {
        Grants grants = new Grants("ada", places);
        world.grant(List.of(Grants.ALL, grants));
        return world.talk(grants);
    }

    @Test
    void a_caller_sees_its_grants() {
        Conversation ada =
                granted(Map.of("lookup", Set.of("*"), "update", Set.of("law", "unrelated"), "delete", Set.of("law")));
        JsonNode me = ada.get("/me").is(200).json();
        assertThat(me.get("subject").textValue()).isEqualTo("ada");
        assertThat(me.get("issuer").isNull()).isTrue();
        assertThat(me.get("user").isNull()).isTrue();
        assertThat(me.get("scopes").isArray()).isTrue();
        assertThat(me.get("grants").toString())
                .isEqualTo("[{\"addressBookId\":\"*\",\"functions\":[\"lookup\"]},"
                        + "{\"addressBookId\":\"" + world.bookIds.get("law")
                        + "\",\"functions\":[\"update\",\"delete\"]},"
                        + "{\"addressBookId\":\"" + world.bookIds.get("unrelated")
                        + "\",\"functions\":[\"update\"]}]");
        ada.get("/me?bogus=1").is(400);
        world.stranger().get("/me").is(401);
    }

    @Test
    void an_item_says_what_its_caller_may_do_with_it() {
        Conversation ada = granted(Map.of(
                "lookup", Set.of("law", "unrelated"),
                "update", Set.of("law"),
                "delete", Set.of("law"),
                "organize", Set.of("child")));
        allows(ada, world.addresses.get(0).target(), "GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
        allows(ada, world.contacts.get(1).target(), "GET, HEAD, PUT, PATCH, OPTIONS");
        allows(ada, world.contacts.get(4).target(), "GET, HEAD, OPTIONS");
        allows(ada, world.book("law"), "GET, HEAD, OPTIONS");
        allows(ada, world.book("child"), "GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
        allows(world.clerk(), world.contacts.get(4).target(), "GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
        Conversation.Answer past =
                world.clerk().get(world.contacts.get(4).target() + "?version=1").is(200);
        assertThat(past.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    private static void allows(Conversation caller, String target, String methods) {
        for (String method : List.of("GET", "HEAD", "OPTIONS")) {
            assertThat(caller.send(method, target, "").is(200).header("Allow"))
                    .as(method + ' ' + target)
                    .isEqualTo(methods);
        }
    }

    @Test
    void options_without_credentials_name_the_methods_of_the_path() {
        String target = world.contacts.get(0).target();
        assertThat(world.stranger().send("OPTIONS", target, "").is(200).header("Allow"))
                .isEqualTo("GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
        world.stranger().bearer("x").send("OPTIONS", target, "").is(401);
        Conversation blind = granted(Map.of("lookup", Set.of("child")));
        assertThat(blind.send("OPTIONS", world.contacts.get(4).target(), "")
                        .is(404)
                        .message())
                .isEqualTo("contact not found");
        assertThat(blind.send("OPTIONS", "/contacts", "").is(200).header("Allow"))
                .contains("POST");
    }

    @Test
    void a_hidden_address_is_null_in_an_expanded_contact() {
        // the contact is in law; its address is in law and unrelated, or elsewhere
        Conversation ada = granted(Map.of("lookup", Set.of("law")));
        JsonNode list = ada.get("/contacts?expand=address").is(200).json();
        assertThat(list).isNotEmpty();
        for (JsonNode contact : list) {
            String target = "/contacts/" + Conversation.encode(contact.get("id").textValue());
            String address = Conversation.encode(contact.get("addressId").textValue());
            Conversation.Answer seen = ada.get("/addresses/" + address);
            Conversation.Answer item = ada.get(target + "?expand=address").is(200);
            assertThat(item.json()).isEqualTo(contact);
            if (seen.status() == 200) {
                assertThat(contact.get("address")).isEqualTo(seen.json());
            } else {
                assertThat(contact.get("address").isNull()).isTrue();
            }
            assertThat(item.header("ETag")).isEqualTo(seen.status() == 200 ? "\"1-1\"" : "\"1-0\"");
        }
        Conversation narrow = granted(Map.of("lookup", Set.of("unrelated")));
        JsonNode hidden = narrow.get(world.contacts.get(4).target() + "?expand=address")
                .is(200)
                .json();
        assertThat(hidden.get("address").isObject())
                .isEqualTo(narrow.get(world.addresses.get(0).target()).status() == 200);
    }
}
