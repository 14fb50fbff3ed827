package campus.contacts.rest.backup;

import campus.contacts.rest.Started;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Services that keep their objects here or there, and what is exported from and imported into them. */
final class Backups {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Backups() {}

    /** Where a service keeps its objects. */
    enum Place {
        MEMORY,
        H2,
        POSTGRESQL;

        /** A service over a new, empty storage. */
        Started start(String authority, String... options) {
            List<String> all = new ArrayList<>(
                    switch (this) {
                        case MEMORY -> List.of("--database", "memory");
                        case H2 -> List.of("--database", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
                        case POSTGRESQL -> Started.postgres();
                    });
            all.addAll(List.of("--authority", authority, "--public-url", "http://campus.example.edu"));
            all.addAll(List.of(options));
            return Started.with(all.toArray(String[]::new));
        }
    }

    static String export(Started service) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ExportCommand.write(service.service().storage(), out, silent());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    static void load(String text, Started service) {
        ArchiveReader reader = new ArchiveReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        ImportCommand.read(reader, service.service().storage(), (objects, bytes) -> {});
    }

    private static Progress silent() {
        return new Progress("exported", "objects", new PrintWriter(new StringWriter()), Progress.Style.LINES, () -> 0);
    }

    /** Body, tag and links of what is at those paths, where authority stands for {@code @}. */
    static Map<String, String> answers(Started service, String authority, List<String> paths) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : paths) {
            HttpResponse<String> answer = get(service, path.replace("@", "%40" + authority));
            answers.put(
                    path,
                    answer.statusCode()
                            + answer.headers().firstValue("ETag").orElse("")
                            + answer.headers().allValues("Link")
                            + answer.body());
        }
        return answers;
    }

    private static HttpResponse<String> get(Started service, String path) {
        String url = service.listening() + path;
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
