package campus.contacts.peopleimport;

import campus.contacts.files.JsonText;
import campus.contacts.files.MalformedTextException;
import campus.contacts.json.Json;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.service.peopleimport.ImportLine;
import campus.contacts.service.peopleimport.ImportLineReader;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.spi.SupersededImportException;
import campus.contacts.transfer.CountedNoun;
import campus.contacts.transfer.LineReader;
import campus.contacts.transfer.OrderedPipeline;
import campus.contacts.transfer.TransferException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Imports a file of people in batches of a thousand lines, and reports invalid lines without repeating their content. */
final class PeopleFileImport {
    private static final int BATCH = 1000;
    /** The most bytes of a batch: few long lines take as much work and memory as many short ones. */
    private static final long BATCH_BYTES = 16 << 20;
    /** The most reported mistakes of a line. */
    private static final int MOST_MISTAKES = 100;

    private static final CountedNoun MORE_MISTAKES = new CountedNoun("more mistake", "more mistakes");
    /** The longest line, in bytes; the same as for a body. */
    static final int MAX_LINE = 1 << 20;

    /** Reads lines; record properties are nested a few levels deeper in a line than in a body. */
    private static final JsonMapper MAPPER = Json.mapper(Json.MAX_DEPTH);

    private final LineReader lines;
    private final Parsing parsing;
    private final PeopleImport into;
    private final Consumer<String> complain;
    private final long run;
    private long good;
    private long bad;
    private long leftOut;

    PeopleFileImport(LineReader lines, Parsing parsing, PeopleImport into, Consumer<String> complain) {
        this.lines = lines;
        this.parsing = parsing;
        this.into = into;
        this.run = into.begin();
        this.complain = complain;
    }

    /** Parses a line; invalid values are left out or make the line invalid. */
    @FunctionalInterface
    interface Parsing {
        ImportLineReader.Fitting parse(Value.Struct line);

        /** Returns the parsing in which any invalid value makes the line invalid. */
        static Parsing strict(ImportLineReader reader) {
            return line -> new ImportLineReader.Fitting(reader.read(line), List.of());
        }
    }

    /** Receives the progress of reading. */
    interface Watcher {
        void read(long people, long bytes);
    }

    /** Returns the number of people imported. */
    long good() {
        return good;
    }

    /** Returns the number of invalid lines. */
    long bad() {
        return bad;
    }

    /** Returns the number of values left out. */
    long leftOut() {
        return leftOut;
    }

    /**
     * A line of the file, unparsed.
     *
     * @param number the first being 1
     * @param text null when the line was too long
     */
    private record Raw(long number, byte[] text) {}

    /** A parsed line: the person, or the refusal. */
    private record Read(long number, ImportLineReader.Fitting person, Refusal refusal) {
        ImportLine line() {
            return person.line();
        }
    }

    /** A batch of lines, and the number of bytes read up to its end. */
    private record Some<T>(List<T> lines, long bytes) {}

    /** Imports all lines. Other threads read and check lines while the storage is busy with earlier ones. */
    void readAll(Watcher watcher) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        try (OrderedPipeline<Some<Read>> checking = new OrderedPipeline<>("checking", threads, threads)) {
            for (Some<Raw> some = next(); !some.lines().isEmpty(); some = next()) {
                Some<Raw> raw = some;
                checking.put(() -> check(raw)).ifPresent(read -> add(read, watcher));
            }
            checking.drain(read -> add(read, watcher));
        }
    }

    private Some<Raw> next() throws IOException {
        List<Raw> some = new ArrayList<>(BATCH);
        Raw line;
        long end = lines.bytes() + BATCH_BYTES;
        while (some.size() < BATCH && lines.bytes() < end && (line = nextLine()) != null) {
            some.add(line);
        }
        return new Some<>(some, lines.bytes());
    }

    private Raw nextLine() throws IOException {
        try {
            byte[] text = lines.next();
            return text == null ? null : new Raw(lines.number(), text);
        } catch (LineReader.TooLong tooLong) {
            return new Raw(lines.number(), null);
        }
    }

    private Some<Read> check(Some<Raw> some) {
        return new Some<>(some.lines().stream().map(this::check).toList(), some.bytes());
    }

    private Read check(Raw line) {
        if (line.text() == null) {
            return new Read(line.number(), null, Refusal.invalid("longer than " + MAX_LINE + " bytes"));
        }
        try {
            if (ValueJson.read(JsonText.tree(MAPPER, line.text())) instanceof Value.Struct structure) {
                return new Read(line.number(), parsing.parse(structure), null);
            }
            return new Read(line.number(), null, Refusal.invalid("not a JSON object such as {\"identifiers\": …}"));
        } catch (MalformedTextException malformed) {
            String problem = "column " + malformed.column() + ": " + malformed.getMessage();
            return new Read(line.number(), null, Refusal.invalid(problem));
        } catch (Refusal refusal) {
            return new Read(line.number(), null, refusal);
        }
    }

    /** Removes the people who are in no line, and returns their number. */
    int removeOthers() {
        return during(() -> into.removeOthers(run, BATCH));
    }

    private static <T> T during(Supplier<T> work) {
        try {
            return work.get();
        } catch (SupersededImportException superseded) {
            throw new TransferException(superseded.getMessage());
        }
    }

    private void add(Some<Read> some, Watcher watcher) {
        List<Read> people = new ArrayList<>();
        for (Read line : some.lines()) {
            if (line.refusal() == null) {
                people.add(line);
                leftOut += line.person().leftOut().size();
                complain(line.number(), line.person().leftOut());
            } else {
                complain(line.number(), line.refusal());
            }
        }
        var refused = during(() -> into.add(run, people.stream().map(Read::line).toList()));
        refused.forEach((place, refusal) -> complain(people.get(place).number(), refusal));
        good += people.size() - refused.size();
        watcher.read(good, some.bytes());
    }

    private void complain(long line, Refusal refusal) {
        bad++;
        if (refusal.details().isEmpty()) {
            complain.accept("line " + line + ": /: " + refusal.getMessage());
        }
        complain(line, refusal.details());
    }

    private void complain(long line, List<Refusal.Detail> details) {
        details.stream()
                .limit(MOST_MISTAKES)
                .forEach(detail -> complain.accept("line " + line + ": "
                        + (detail.pointer().isEmpty() ? "/" : detail.pointer()) + ": " + detail.message()));
        if (details.size() > MOST_MISTAKES) {
            complain.accept("line " + line + ": /: " + MORE_MISTAKES.counted(details.size() - MOST_MISTAKES));
        }
    }
}
