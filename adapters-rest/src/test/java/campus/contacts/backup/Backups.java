package campus.contacts.backup;

import campus.contacts.rest.fixture.Started;
import campus.contacts.rest.http.client.HttpCall;
import campus.contacts.transfer.CountedNoun;
import campus.contacts.transfer.ProgressReporter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Services on different storages, with their exports and imports. */
final class Backups {
    private Backups() {}

    /** The storage of a service. */
    enum Place {
        MEMORY,
        H2,
        POSTGRESQL;

        /** Starts a service over a new, empty storage. */
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

    private static ProgressReporter silent() {
        return new ProgressReporter(
                "exported",
                CountedNoun.OBJECT,
                new PrintWriter(new StringWriter()),
                ProgressReporter.Style.LINES,
                () -> 0);
    }

    /** Returns body, tag and links of the paths, in which {@code @} stands for the authority. */
    static Map<String, String> answers(Started service, String authority, List<String> paths) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : paths) {
            URI uri = URI.create(service.listening() + path.replace("@", "%40" + authority));
            HttpCall.Reply reply = HttpCall.send("GET", uri, List.of(), null);
            answers.put(
                    path,
                    reply.status()
                            + " " + reply.headers().get("etag")
                            + reply.headers().get("link")
                            + new String(reply.body(), StandardCharsets.UTF_8));
        }
        return answers;
    }
}
