package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.access.AccessSettings;
import campus.contacts.access.NewToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Somebody whom a program knows by a token. */
final class Person {
    private static final String SECRET = "secret";

    private final Program program;
    private final String token;

    Person(Program program, Path directory, String name) {
        this.program = program;
        this.token = NewToken.sign(
                directory.resolve(SECRET),
                name,
                "contacts:write",
                Duration.ofHours(1),
                new AccessSettings.Claims(null, List.of()),
                Clock.systemUTC());
    }

    /** The program, in that directory, on two servers, for persons. */
    static Program serve(Path directory, ServerPair servers) {
        try {
            Files.writeString(directory.resolve(SECRET), "0123456789abcdef0123456789abcdef");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        List<String> options =
                new ArrayList<>(List.of("--port", "0", "--auth", "required", "--jwt-secret-file", SECRET));
        options.addAll(List.of(servers.options()));
        return Launch.in(directory).serve(options.toArray(String[]::new));
    }

    HttpResponse<String> send(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(program.at(path))
                .header("Authorization", "Bearer " + token)
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Program.send(request);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> post(String name) {
        return send("POST", "addresses", named(name));
    }

    /** The path of a new address. */
    String make(String name) {
        HttpResponse<String> made = post(name);
        assertThat(made.statusCode()).isEqualTo(201);
        return path(made);
    }

    void rename(String path, String name) {
        assertThat(send("PUT", path, named(name)).statusCode()).isEqualTo(200);
    }

    boolean sees(String path, String name) {
        HttpResponse<String> found = get(path);
        assertThat(found.statusCode()).isEqualTo(200);
        return found.body().contains("\"displayName\":\"" + name + '"');
    }

    static String named(String name) {
        return "{\"displayName\":\"" + name + "\"}";
    }

    static String path(HttpResponse<String> made) {
        return made.headers().firstValue("Location").orElseThrow().replaceFirst(".*/(addresses/)", "$1");
    }
}
