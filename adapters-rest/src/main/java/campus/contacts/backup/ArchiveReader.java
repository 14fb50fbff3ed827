package campus.contacts.backup;

import campus.contacts.files.JsonText;
import campus.contacts.files.MalformedTextException;
import campus.contacts.json.Json;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.Archive;
import campus.contacts.storage.text.FileProblem;
import campus.contacts.transfer.LineReader;
import campus.contacts.transfer.OrderedPipeline;
import campus.contacts.transfer.TransferException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the output of {@link ArchiveWriter}. A problem with a line is reported with its number and without its content. Ids of the
 * exported authority are renamed to the storage's own, except inside the properties of records, whose texts have no known meaning here.
 * Another thread reads ahead while the storage writes.
 */
final class ArchiveReader {
    /** Reads lines; properties are nested one level deeper here than in a body. */
    private static final JsonMapper MAPPER = Json.mapper(Json.MAX_DEPTH + 2);

    /** The longest line, in bytes; larger than any object. */
    private static final int MAX_LINE = 64 << 20;

    /** The number of lines that are passed on together. */
    private static final int PORTION = 20;

    /** The number of portions to read ahead. */
    private static final int AHEAD = 8;

    private final LineReader lines;
    private final String authority;
    private final Map<ObjectKind, Long> nextNumbers = new EnumMap<>(ObjectKind.class);
    private final ArchiveLineType.Counts counts = new ArchiveLineType.Counts();
    private boolean isAtEnd;

    /**
     * Reads the first line.
     *
     * @throws TransferException when the line is not the first line of an export
     */
    ArchiveReader(InputStream in) {
        this.lines = new LineReader(in, MAX_LINE);
        String read;
        try {
            ArchiveLineFields header = new ArchiveLineFields(nextLine("the file is empty"), null);
            require(ArchiveWriter.FORMAT.equals(header.text("format")), "not the first line of an export");
            require(header.number("version") == ArchiveWriter.VERSION, "the export has a version not known here");
            read = header.text("authority");
            require(read != null, "authority is missing");
            new LocalIds(read);
            ArchiveLineFields numbers = header.structure("nextNumbers");
            for (ObjectKind kind : ObjectKind.values()) {
                nextNumbers.put(kind, numbers.number(ArchiveLineType.of(kind).label));
            }
            numbers.requireNoMore();
            header.requireNoMore();
        } catch (Refusal refusal) {
            throw bad(refusal);
        }
        this.authority = read;
    }

    /** Returns the authority of the Ids in the file. */
    String authority() {
        return authority;
    }

    /** Returns the counts of the lines read so far. */
    ArchiveLineType.Counts counts() {
        return counts;
    }

    /** Returns the rest of the file, with Ids renamed for that storage. */
    Archive.Source source(LocalIds ownIds, Watcher watcher) {
        AuthorityRenaming renaming = new AuthorityRenaming(authority, ownIds);
        return sink -> {
            sendFirst(sink);
            try (OrderedPipeline<Portion> reading = new OrderedPipeline<>("read-ahead", 1, AHEAD)) {
                boolean more = true;
                while (more) {
                    Optional<Portion> portion = reading.put(() -> nextPortion(renaming));
                    portion.ifPresent(read -> send(read, sink, watcher));
                    more = portion.isEmpty() || portion.get().isFull();
                }
            }
        };
    }

    /**
     * Lines of the file, in order.
     *
     * @param failure the reason why the next line could not be read, or null
     */
    private record Portion(List<Line> lines, RuntimeException failure) {
        boolean isFull() {
            return lines.size() == PORTION;
        }
    }

    private static void send(Portion portion, Archive.Sink sink, Watcher watcher) {
        for (Line line : portion.lines) {
            send(line, sink);
            watcher.read(line.objects, line.bytes);
        }
        if (portion.failure != null) {
            throw portion.failure;
        }
    }

    /**
     * The content of a line.
     *
     * @param objects the number of objects up to this line
     * @param bytes the number of bytes up to this line
     * @param content sends the content to the sink
     */
    private record Line(long number, long objects, long bytes, Consumer<Archive.Sink> content) {}

    private void sendFirst(Archive.Sink sink) {
        try {
            sink.nextNumbers(nextNumbers);
        } catch (Refusal refusal) {
            throw bad(refusal);
        }
    }

    private static void send(Line line, Archive.Sink sink) {
        try {
            line.content.accept(sink);
        } catch (Refusal refusal) {
            throw bad(refusal, line.number);
        }
    }

    private Portion nextPortion(AuthorityRenaming renaming) {
        List<Line> portion = new ArrayList<>(PORTION);
        try {
            while (portion.size() < PORTION && !isAtEnd) {
                portion.add(readLine(renaming));
            }
            return new Portion(portion, null);
        } catch (RuntimeException failure) {
            isAtEnd = true;
            return new Portion(portion, failure);
        }
    }

    private Line readLine(AuthorityRenaming renaming) {
        try {
            ArchiveLineFields fields =
                    new ArchiveLineFields(nextLine("the end is missing: the file is not whole"), renaming);
            String kind = fields.text("kind");
            isAtEnd = ArchiveLineType.END.equals(kind);
            long number = lines.number();
            Consumer<Archive.Sink> content = isAtEnd ? end(fields) : content(kind, fields);
            return new Line(number, counts.objects(), lines.bytes(), content);
        } catch (Refusal refusal) {
            throw bad(refusal);
        }
    }

    /** Receives the progress of reading. */
    interface Watcher {
        void read(long objects, long bytes);
    }

    private TransferException bad(Refusal refusal) {
        return bad(refusal, lines.number());
    }

    private static TransferException bad(Refusal refusal, long line) {
        String where = refusal.reason() == Refusal.Reason.INVALID_ARGUMENT ? "line " : "up to line ";
        return new TransferException(where + line + ": " + refusal.getMessage());
    }

    private ObjectNode nextLine(String otherwise) {
        try {
            byte[] line = lines.next();
            if (line == null) {
                throw new TransferException("line " + (lines.number() + 1) + ": " + otherwise);
            }
            JsonNode node = JsonText.tree(MAPPER, line);
            require(node.isObject(), "not a JSON object");
            return (ObjectNode) node;
        } catch (MalformedTextException malformed) {
            throw Refusal.invalid("column " + malformed.column() + ": " + malformed.getMessage());
        } catch (IOException failure) {
            throw new TransferException("the file cannot be read: " + FileProblem.reason(failure));
        }
    }

    private Consumer<Archive.Sink> content(String kind, ArchiveLineFields fields) {
        ArchiveLineType entry =
                ArchiveLineType.find(kind).orElseThrow(() -> Refusal.invalid("kind is missing or unknown"));
        Consumer<Archive.Sink> content = ArchiveLineContent.of(entry, fields);
        counts.add(entry);
        return content.andThen(sink -> fields.requireNoMore());
    }

    private Consumer<Archive.Sink> end(ArchiveLineFields fields) {
        ArchiveLineFields expected = fields.structure("counts");
        for (ArchiveLineType entry : ArchiveLineType.values()) {
            require(
                    expected.count(entry.label) == counts.of(entry),
                    "the file is not whole: there are " + counts.of(entry) + " lines of the kind " + entry.label
                            + ", not as many as were written");
        }
        expected.requireNoMore();
        fields.requireNoMore();
        requireNothingMore();
        return Archive.Sink::end;
    }

    private void requireNothingMore() {
        try {
            byte[] more = lines.next();
            require(more == null, "there is something behind the end");
        } catch (IOException failure) {
            throw new TransferException("the file cannot be read: " + FileProblem.reason(failure));
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refusal.invalid(otherwise);
        }
    }
}
