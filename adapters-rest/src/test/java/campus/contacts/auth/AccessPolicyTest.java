package campus.contacts.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import at.favre.lib.crypto.bcrypt.BCrypt;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Author;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.files.TextFile;
import campus.contacts.osid.Id;
import campus.contacts.rest.fixture.Started;
import campus.contacts.settings.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests access policies: grants, errors with their places, and reloading (wire contract, section 9). */
@Isolated("looks at all that is logged")
class AccessPolicyTest {
    private static final Id LAW = Id.find("contact.AddressBook:7@base.url").orElseThrow();

    @TempDir
    Path directory;

    private static String grant(String whom, String functions, String book) {
        return "{" + whom + ", \"functions\": [" + functions + "], \"addressBook\": \"" + book + "\"}";
    }

    private static AccessPolicy policy(String text) {
        return AccessPolicyReader.read(
                TextFile.of("policy.json", text.getBytes(StandardCharsets.UTF_8), ConfigurationException::new));
    }

    private static Principal token(String subject, String... scopes) {
        return new Principal(
                "token", subject == null ? null : new Author.Subject(null, subject), Set.of(scopes), Map.of());
    }

    @Test
    void scopes_users_and_subjects_are_granted_functions_on_books() {
        AccessPolicy policy = policy("{\"grants\": ["
                + grant("\"scope\": \"law:read\"", "\"lookup\"", LAW.toString()) + ","
                + grant("\"user\": \"nyu\"", "\"create\", \"update\"", "*") + ","
                + grant("\"subject\": \"nyu\"", "\"delete\"", "*")
                + "], \"users\": {\"nyu\": [\"law:read\"], \"other\": []}}");
        Caller user = policy.caller(new Principal("user", new Author.User("nyu"), Set.of(), Map.of()));
        assertThat(user.grantScope(AccessFunction.LOOKUP)).isEqualTo(GrantScope.of(Set.of(LAW)));
        assertThat(user.grantScope(AccessFunction.CREATE)).isEqualTo(GrantScope.EVERYWHERE);
        assertThat(user.grantScope(AccessFunction.DELETE)).isEqualTo(GrantScope.NOWHERE);
        Caller subject = policy.caller(token("nyu"));
        assertThat(subject.grants()).containsOnlyKeys(AccessFunction.DELETE);
        assertThat(policy.caller(token("other", "law:read")).grantScope(AccessFunction.LOOKUP))
                .isEqualTo(GrantScope.of(Set.of(LAW)));
        assertThat(policy.caller(token("other", "law:reader", "law")).grants()).isEmpty();
        assertThat(policy.caller(new Principal("user", new Author.User("other"), Set.of(), Map.of()))
                        .grants())
                .isEmpty();
    }

    @Test
    void several_grants_of_a_function_add_up() {
        AccessPolicy policy = policy("{\"grants\": ["
                + grant("\"scope\": \"a\"", "\"lookup\"", LAW.toString()) + ","
                + grant("\"scope\": \"b\"", "\"lookup\"", "contact.AddressBook:8@base.url") + ","
                + grant("\"scope\": \"c\"", "\"lookup\"", "*") + "]}");
        assertThat(policy.caller(token("x", "a", "b"))
                        .grantScope(AccessFunction.LOOKUP)
                        .addressBookIds())
                .hasSize(2)
                .contains(LAW);
        assertThat(policy.caller(token("x", "a", "c")).grantScope(AccessFunction.LOOKUP))
                .isEqualTo(GrantScope.EVERYWHERE);
    }

    @Test
    void functions_on_people_are_granted_everywhere() {
        AccessPolicy policy = policy(
                "{\"grants\": [" + grant("\"user\": \"nyu\"", "\"lookup\", \"internal\", \"private\"", "*") + "]}");
        Caller caller = policy.caller(new Principal("user", new Author.User("nyu"), Set.of(), Map.of()));
        assertThat(caller.seesInternal()).isTrue();
        assertThat(caller.seesPrivate()).isTrue();
        assertThat(policy.caller(token("nyu")).seesPrivate()).isFalse();
    }

    @Test
    void a_documented_scope_needs_no_grant() {
        assertThat(AccessPolicy.DEFAULT.caller(token("x", Caller.PRIVATE_SCOPE)).seesPrivate())
                .isTrue();
        assertThat(policy("{}").caller(token("x", Caller.PRIVATE_SCOPE)).seesPrivate())
                .isTrue();
        for (String scope : Set.of("contacts:read", "contacts:write", "urn:dartmouth:people")) {
            Caller caller = AccessPolicy.DEFAULT.caller(token("x", scope));
            assertThat(caller.seesPrivate()).isFalse();
            assertThat(caller.seesInternal()).isFalse();
        }
    }

    @Test
    void a_renamed_scope_works_under_its_new_name_only() {
        AccessPolicy policy = policy("""
                {"scopes": {"urn:dartmouth:people:private": "urn:example:people:private",
                            "urn:dartmouth:email_addresses:read.adv": "urn:dartmouth:email_addresses:read.hrs",
                            "urn:dartmouth:email_addresses:read.hrs": "mail:hrs"},
                 "users": {"nyu": ["urn:example:people:private"]}}""");
        assertThat(policy.caller(token("x", "urn:example:people:private")).seesPrivate())
                .isTrue();
        assertThat(policy.caller(new Principal("user", new Author.User("nyu"), Set.of(), Map.of()))
                        .seesPrivate())
                .isTrue();
        assertThat(policy.caller(token("x", Caller.PRIVATE_SCOPE)).seesPrivate())
                .isFalse();
        Caller swapped = policy.caller(token("x", "urn:dartmouth:email_addresses:read.hrs", "own"));
        assertThat(swapped.claims().scopes())
                .containsExactlyInAnyOrder("urn:dartmouth:email_addresses:read.adv", "own");
    }

    @Test
    void an_empty_policy_grants_nothing() {
        assertThat(policy("{}")
                        .caller(token("x", "contacts:read", "contacts:write"))
                        .grants())
                .isEmpty();
    }

    @Test
    void without_a_file_one_scope_reads_and_another_does_everything() {
        Caller reader = AccessPolicy.DEFAULT.caller(token("x", "contacts:read"));
        assertThat(reader.grants()).containsOnlyKeys(AccessFunction.LOOKUP);
        assertThat(reader.grantScope(AccessFunction.LOOKUP)).isEqualTo(GrantScope.EVERYWHERE);
        Caller writer = AccessPolicy.DEFAULT.caller(token("x", "contacts:write"));
        assertThat(writer.grants())
                .containsOnlyKeys(
                        AccessFunction.LOOKUP,
                        AccessFunction.CREATE,
                        AccessFunction.LINK,
                        AccessFunction.UPDATE,
                        AccessFunction.DELETE,
                        AccessFunction.ORGANIZE)
                .containsValue(GrantScope.EVERYWHERE);
        assertThat(AccessPolicy.DEFAULT
                        .caller(token("contacts:write", "contacts:"))
                        .grants())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "line 1, column 1: expected an object with grants, users and scopes | []",
                "line 1, column 2: unknown key 'grant'; known are grants, users and scopes | {'grant': []}",
                "line 2, column 12: expected a grant | {'grants': [~           5]}",
                "line 1, column 12: expected an array of grants | {'grants': {}}",
                "line 1, column 14: unknown key 'role'; a grant has scope, user or subject, and functions and addressBook"
                        + " | {'grants': [{'role': 'x'}]}",
                "line 1, column 28: a grant names one scope, user or subject, not several"
                        + " | {'grants': [{'scope': 'a', 'user': 'b'}]}",
                "line 1, column 13: a grant needs one of scope, user and subject, and functions and addressBook"
                        + " | {'grants': [{'functions': [], 'addressBook': '*'}]}",
                "line 2, column 1: a grant needs one of scope, user and subject, and functions and addressBook"
                        + " | {'grants': [~{'scope': 'a', 'functions': []}]}",
                "line 1, column 42: unknown function 'read' | {'grants': [{'scope': 'a', 'functions': ['read']}]}",
                "line 1, column 42: unknown function 'LOOKUP' | {'grants': [{'scope': 'a', 'functions': ['LOOKUP']}]}",
                "line 1, column 42: expected a function | {'grants': [{'scope': 'a', 'functions': [1]}]}",
                "line 1, column 41: expected an array of functions"
                        + " | {'grants': [{'scope': 'a', 'functions': 'lookup'}]}",
                "line 1, column 29: addressBook must be an address book's Id or *"
                        + " | {'grants': [{'addressBook': '7'}]}",
                "line 1, column 29: expected an address book's Id or * | {'grants': [{'addressBook': null}]}",
                "line 1, column 23: expected a scope | {'grants': [{'scope': ['a']}]}",
                "line 1, column 19: expected an array of scopes | {'users': {'nyu': 'law:read'}}",
                "line 1, column 20: expected a text | {'users': {'nyu': [1]}}",
                "line 1, column 11: expected an object of users and their scopes | {'users': []}",
                "line 1, column 12: expected an object of scopes and what they are called here | {'scopes': []}",
                "line 2, column 1: unknown scope 'urn:other'; those that can be renamed begin with urn:dartmouth:"
                        + " | {'scopes': {~'urn:other': 'a'}}",
                "line 1, column 46: expected a scope | {'scopes': {'urn:dartmouth:people:private':  5}}",
                "line 1, column 52: private is granted on * only, not on a book"
                        + " | {'grants': [{'scope': 'a', 'functions': ['lookup', 'private'],"
                        + " 'addressBook': 'contact.AddressBook:7@base.url'}]}",
                "line 2, column 15: internal is granted on * only, not on a book"
                        + " | {'grants': [{'addressBook': 'contact.AddressBook:7@base.url', 'scope': 'a',~"
                        + "'functions': ['internal']}]}",
                "line 1, column 4: nothing may follow the policy | {} {}"
            })
    void an_error_is_reported_with_line_and_column(String message, String text) {
        String json = text.replace('\'', '"').replace('~', '\n');
        assertThatThrownBy(() -> policy(json))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("policy.json: " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"grants\": [",
                "{\"grants\": [}]",
                "{\"grants\": [], \"grants\": []}",
                "{'grants': []}",
                "{\"users\": {\"a\": [], \"a\": []}}",
                "{\"grants\": [{\"scope\": \"a\", \"scope\": \"b\"}]}",
                "{} x",
                "{\"grants\": [],}",
                "{\"a\\nb\": 1}",
                "[[[[",
                "{\"a\": 1e99999999999}",
                "\u0000"
            })
    void malformed_json_is_reported_in_one_line_with_its_place(String text) {
        assertThatThrownBy(() -> policy(text))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        wrong -> assertThat(wrong.getMessage()).matches("policy\\.json: line 1, column \\d+: [^\\n]+"));
    }

    @Test
    void too_deep_nesting_is_reported_in_one_line_with_its_place() {
        assertThatThrownBy(() -> policy("{\n\"grants\": " + "[".repeat(1500)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageMatching("policy\\.json: line 2, column \\d+: [^\\n]+");
    }

    @Test
    void accepts_a_byte_order_mark_and_windows_line_ends() {
        String text = "\uFEFF\r\n{\"grants\": [\r\n\r\n" + grant("\"scope\": \"a\"", "\"lookup\"", "*") + "]}\r\n\r\n";
        assertThat(policy(text).caller(token("x", "a")).grantScope(AccessFunction.LOOKUP))
                .isEqualTo(GrantScope.EVERYWHERE);
    }

    @Test
    void a_changed_policy_is_reloaded_and_an_invalid_one_ignored() throws IOException {
        Path users = Files.writeString(
                directory.resolve("users"),
                "nyu:" + BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(4, "secret".toCharArray()));
        Path policy = Files.writeString(directory.resolve("policy.json"), "{}");
        try (Started service =
                        Started.with("--auth", "required", "--users", users.toString(), "--policy", policy.toString());
                CapturedLog logged = new CapturedLog()) {
            Conversation talk = Conversation.to(service.url()).basic("nyu", "secret");
            assertThat(talk.get("/contacts").status()).isEqualTo(403);
            Files.writeString(
                    policy,
                    "{\"grants\": [" + grant("\"scope\": \"all:read\"", "\"lookup\"", "*")
                            + "], \"users\": {\"nyu\": [\"all:read\"]}}");
            Poll.until("the policy is read", () -> talk.get("/contacts").status() == 200);
            Files.writeString(policy, "{\"grants\": [{\"role\": 1}]}");
            Poll.until("the bad policy is noticed without any request", () -> {
                return logged.lines().stream()
                        .anyMatch(line -> line.contains("policy.json: line 1, column 14: unknown key 'role'")
                                && line.contains("what was read before still holds"));
            });
            assertThat(talk.get("/contacts").status()).isEqualTo(200);
            Files.delete(policy);
            service.reloadPolicy();
            assertThat(talk.get("/contacts").status()).isEqualTo(200);
            Files.writeString(policy, "{}");
            service.reloadPolicy();
            assertThat(talk.get("/contacts").status()).isEqualTo(403);
        }
    }
}
