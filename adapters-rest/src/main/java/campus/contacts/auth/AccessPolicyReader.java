package campus.contacts.auth;

import campus.contacts.access.AccessFunction;
import campus.contacts.files.TextFile;
import campus.contacts.osid.Id;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a policy; every problem is reported with line and column. */
final class AccessPolicyReader {
    /** The prefix of the scopes that the services' documents name. */
    private static final String DOCUMENTED = "urn:dartmouth:";

    /** The functions that are granted everywhere or nowhere, since they concern people and not address books. */
    private static final Set<AccessFunction> EVERYWHERE_ALONE =
            EnumSet.of(AccessFunction.INTERNAL, AccessFunction.PRIVATE);

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser parser;
    private final TextFile file;

    private AccessPolicyReader(JsonParser parser, TextFile file) {
        this.parser = parser;
        this.file = file;
    }

    /**
     * Reads a policy.
     *
     * @throws RuntimeException of the file's kind when the policy is invalid
     */
    static AccessPolicy read(TextFile file) {
        return file.json(JSON, parser -> {
            AccessPolicyReader reader = new AccessPolicyReader(parser, file);
            parser.nextToken();
            AccessPolicy policy = reader.policy();
            if (parser.nextToken() != null) {
                throw reader.wrong("nothing may follow the policy");
            }
            return policy;
        });
    }

    private AccessPolicy policy() throws IOException {
        List<AccessPolicy.Grant> grants = new ArrayList<>();
        Map<String, Set<String>> users = new HashMap<>();
        Map<String, String> scopes = new HashMap<>();
        expect(JsonToken.START_OBJECT, "an object with grants, users and scopes");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            switch (member) {
                case "grants" -> {
                    next(JsonToken.START_ARRAY, "an array of grants");
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        grants.add(grant());
                    }
                }
                case "users" -> {
                    next(JsonToken.START_OBJECT, "an object of users and their scopes");
                    while (parser.nextToken() != JsonToken.END_OBJECT) {
                        users.put(parser.currentName(), texts("an array of scopes"));
                    }
                }
                case "scopes" -> {
                    next(JsonToken.START_OBJECT, "an object of scopes and what they are called here");
                    while (parser.nextToken() != JsonToken.END_OBJECT) {
                        scopes.put(documented(parser.currentName()), text("a scope"));
                    }
                }
                default -> throw wrong("unknown key '" + member + "'; known are grants, users and scopes");
            }
        }
        return new AccessPolicy(grants, users, scopes);
    }

    private String documented(String scope) {
        if (!scope.startsWith(DOCUMENTED)) {
            throw wrong("unknown scope '" + scope + "'; those that can be renamed begin with " + DOCUMENTED);
        }
        return scope;
    }

    private AccessPolicy.Grant grant() throws IOException {
        expect(JsonToken.START_OBJECT, "a grant");
        JsonLocation start = parser.currentTokenLocation();
        AccessPolicy.Grantee grantee = null;
        String whose = null;
        Map<AccessFunction, JsonLocation> functions = null;
        Optional<String> book = Optional.empty();
        Id addressBookId = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            switch (member) {
                case "scope", "user", "subject" -> {
                    if (grantee != null) {
                        throw wrong("a grant names one scope, user or subject, not several");
                    }
                    grantee = AccessPolicy.Grantee.valueOf(member.toUpperCase(Locale.ROOT));
                    whose = text("a " + member);
                }
                case "functions" -> functions = functions();
                case "addressBook" -> {
                    book = Optional.of(text("an address book's Id or *"));
                    addressBookId = addressBook(book.get());
                }
                default ->
                    throw wrong("unknown key '" + member
                            + "'; a grant has scope, user or subject, and functions and addressBook");
            }
        }
        if (grantee == null || functions == null || book.isEmpty()) {
            throw file.problem(start, "a grant needs one of scope, user and subject, and functions and addressBook");
        }
        if (addressBookId != null) {
            requireOnBooks(functions);
        }
        return new AccessPolicy.Grant(grantee, whose, functions.keySet(), addressBookId);
    }

    private void requireOnBooks(Map<AccessFunction, JsonLocation> functions) {
        for (AccessFunction function : EVERYWHERE_ALONE) {
            if (functions.containsKey(function)) {
                throw file.problem(functions.get(function), label(function) + " is granted on * only, not on a book");
            }
        }
    }

    private static String label(AccessFunction function) {
        return function.name().toLowerCase(Locale.ROOT);
    }

    private Id addressBook(String text) {
        return text.equals("*")
                ? null
                : Id.find(text).orElseThrow(() -> wrong("addressBook must be an address book's Id or *"));
    }

    /** Reads the functions, each with its location. */
    private Map<AccessFunction, JsonLocation> functions() throws IOException {
        Map<AccessFunction, JsonLocation> functions = new EnumMap<>(AccessFunction.class);
        next(JsonToken.START_ARRAY, "an array of functions");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(JsonToken.VALUE_STRING, "a function");
            String text = parser.getText();
            AccessFunction named = EnumSet.allOf(AccessFunction.class).stream()
                    .filter(function -> label(function).equals(text))
                    .findFirst()
                    .orElseThrow(() -> wrong("unknown function '" + text + "'"));
            functions.put(named, parser.currentTokenLocation());
        }
        return functions;
    }

    private Set<String> texts(String expected) throws IOException {
        Set<String> texts = new LinkedHashSet<>();
        next(JsonToken.START_ARRAY, expected);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(JsonToken.VALUE_STRING, "a text");
            texts.add(parser.getText());
        }
        return texts;
    }

    private String text(String expected) throws IOException {
        next(JsonToken.VALUE_STRING, expected);
        return parser.getText();
    }

    private void next(JsonToken token, String expected) throws IOException {
        parser.nextToken();
        expect(token, expected);
    }

    private void expect(JsonToken token, String expected) {
        if (parser.currentToken() != token) {
            throw wrong("expected " + expected);
        }
    }

    private RuntimeException wrong(String problem) {
        return file.problem(parser.currentTokenLocation(), problem);
    }
}
