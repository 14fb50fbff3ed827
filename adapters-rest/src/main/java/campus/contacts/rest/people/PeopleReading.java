package campus.contacts.rest.people;

import campus.contacts.Refusal;
import campus.contacts.Value;
import campus.contacts.people.PeopleImport;
import campus.contacts.people.PersonLine;
import campus.contacts.people.PersonLines;
import campus.contacts.rest.Json;
import campus.contacts.rest.RecordJson;
import campus.contacts.rest.backup.Lines;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads a file of people, a thousand lines at a time, and says what is wrong with the others without repeating what they hold. */
final class PeopleReading {
    private static final int BATCH = 1000;

    /** Record properties stand a few levels deeper in a line than in a body. */
    private static final JsonMapper MAPPER = Json.mapper(Json.MAX_DEPTH);

    private final Lines lines;
    private final PersonLines reader;
    private final PeopleImport into;
    private final Consumer<String> complain;
    private final String run = UUID.randomUUID().toString();
    private final List<PersonLine> batch = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private long good;
    private long bad;

    PeopleReading(Lines lines, PersonLines reader, PeopleImport into, Consumer<String> complain) {
        this.lines = lines;
        this.reader = reader;
        this.into = into;
        this.complain = complain;
    }

    /** Wants to know how far the reading is. */
    interface Watcher {
        void read(long people, long bytes);
    }

    /** How many people went in. */
    long good() {
        return good;
    }

    /** How many lines did not. */
    long bad() {
        return bad;
    }

    void readAll(Watcher watcher) throws IOException {
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            take(line);
            if (batch.size() == BATCH) {
                flush();
                watcher.read(good, lines.bytes());
            }
        }
        flush();
    }

    /** Removes whoever was in no line; how many. */
    int removeOthers() {
        return into.removeOthers(run, BATCH);
    }

    private void take(byte[] line) throws IOException {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (!(RecordJson.read(node) instanceof Value.Structure structure)) {
                throw Refusal.invalid("not a JSON object");
            }
            batch.add(reader.read(structure));
            numbers.add(lines.number());
        } catch (JsonProcessingException malformed) {
            complain(
                    lines.number(),
                    Refusal.invalid("malformed JSON at column "
                            + malformed.getLocation().getColumnNr()));
        } catch (Refusal refusal) {
            complain(lines.number(), refusal);
        }
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        var refused = into.add(run, List.copyOf(batch));
        refused.forEach((place, refusal) -> complain(numbers.get(place), refusal));
        good += batch.size() - refused.size();
        batch.clear();
        numbers.clear();
    }

    private void complain(long line, Refusal refusal) {
        bad++;
        if (refusal.details().isEmpty()) {
            complain.accept("line " + line + ": /: " + refusal.getMessage());
        }
        refusal.details()
                .forEach(detail -> complain.accept("line " + line + ": "
                        + (detail.pointer().isEmpty() ? "/" : detail.pointer()) + ": " + detail.message()));
    }
}
