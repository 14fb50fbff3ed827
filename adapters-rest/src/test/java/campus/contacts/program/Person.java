package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.AuthenticationSettings;
import campus.contacts.auth.Conversation;
import campus.contacts.auth.TokenSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client of a program, authenticated by a token. */
final class Person {
    private static final String SECRET = "secret";

    private final Program program;
    private final String token;

    Person(Program program, Path directory, String name) {
        this.program = program;
        this.token = TokenSigner.sign(
                directory.resolve(SECRET),
                name,
                "contacts:write",
                Duration.ofHours(1),
                new AuthenticationSettings.Claims(null, List.of()),
                Clock.systemUTC());
    }

    /** Starts the program in that directory, on two servers, for such clients. */
    static Program serve(Path directory, ServerPair servers) {
        try {
            Files.writeString(directory.resolve(SECRET), "0123456789abcdef0123456789abcdef");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        List<String> options =
                new ArrayList<>(List.of("--port", "0", "--auth", "required", "--jwt-secret-file", SECRET));
        options.addAll(List.of(servers.options()));
        return ProgramLauncher.in(directory).serve(options.toArray(String[]::new));
    }

    Conversation.Answer send(String method, String path, String json, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + token));
        all.addAll(List.of(headers));
        return program.send(method, path, json, all.toArray(String[]::new));
    }

    Conversation.Answer get(String path) {
        return send("GET", path, "");
    }

    Conversation.Answer post(String name) {
        return send("POST", "addresses", named(name));
    }

    /** Returns the path of a new address. */
    String make(String name) {
        Conversation.Answer made = post(name);
        assertThat(made.status()).isEqualTo(201);
        return path(made);
    }

    void rename(String path, String name) {
        assertThat(send("PUT", path, named(name)).status()).isEqualTo(200);
    }

    boolean sees(String path, String name) {
        Conversation.Answer found = get(path);
        assertThat(found.status()).isEqualTo(200);
        return found.body().contains("\"displayName\":\"" + name + '"');
    }

    static String named(String name) {
        return "{\"displayName\":\"" + name + "\"}";
    }

    static String path(Conversation.Answer made) {
        return made.header("Location").replaceFirst(".*/(addresses/)", "$1");
    }
}
