package campus.contacts.backup;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.OsidObject;
import campus.contacts.backup.Backups.Place;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.fixture.Started;
import campus.contacts.spi.Archive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An import brings the recorded past back (recorded time, section 6). */
class HistoryRoundTripTest {
    private static final String AUTHORITY = "campus.example";
    private static final Map<ObjectKind, String> COLLECTIONS = Map.of(
            ObjectKind.CONTACT, "/contacts",
            ObjectKind.ADDRESS, "/addresses",
            ObjectKind.ADDRESS_BOOK, "/address-books");

    @ParameterizedTest
    @CsvSource({"MEMORY, H2", "H2, POSTGRESQL", "POSTGRESQL, MEMORY"})
    void the_imported_past_gives_identical_responses(Place from, Place to) {
        try (Started original = from.start(AUTHORITY, "--demo");
                Started copy = to.start(AUTHORITY)) {
            List<String> paths = paths(Backups.change(original.service()));
            String text = Backups.export(original);
            Backups.load(text, copy);
            Map<String, String> answers = Backups.answers(original, AUTHORITY, paths);
            assertThat(answers.values()).anyMatch(answer -> answer.contains("\"change\":\"restored\""));
            assertThat(answers.values()).anyMatch(answer -> answer.startsWith("410"));
            Backups.answers(copy, AUTHORITY, paths)
                    .forEach((path, answer) -> assertThat(answer).as(path).isEqualTo(answers.get(path)));
            assertThat(Backups.export(copy)).isEqualTo(text);
        }
    }

    /** Returns the paths of everything about the past of the objects. */
    private static List<String> paths(List<OsidObject> objects) {
        List<String> paths = new ArrayList<>(List.of("/contacts?asOf=2001-01-01T00:00:00Z"));
        List<Instant> moments =
                objects.stream().map(object -> object.identity().changedAt()).toList();
        for (OsidObject object : objects) {
            String path = COLLECTIONS.get(object.kind())
                    + '/'
                    + object.id().toString().replaceFirst("@.*", "@");
            paths.add(path + "/history?limit=100");
            for (int version = 1; version < 5; version++) {
                paths.add(path + "?version=" + version);
            }
            for (Instant moment : moments) {
                paths.add(path + "?asOf=" + moment);
            }
        }
        for (Instant moment : moments) {
            COLLECTIONS.values().forEach(path -> paths.add(path + "?total=true&limit=1000&asOf=" + moment));
            paths.add("/address-books/root-address-book?asOf=" + moment);
        }
        return paths;
    }

    @Test
    void an_export_without_history_is_that_of_a_storage_without_a_past() {
        try (Started original = Place.MEMORY.start(AUTHORITY);
                Started copy = Place.H2.start(AUTHORITY)) {
            Backups.change(original.service());
            String text = Backups.export(original, Archive.Content.WITHOUT_HISTORY);
            assertThat(text).doesNotContain("ada", "history", "Version", "ended", "deletion", "filings", "addedAt");
            Backups.load(text, copy);
            assertThat(Backups.export(copy, Archive.Content.WITHOUT_HISTORY)).isEqualTo(text);
        }
    }

    @Test
    void a_storage_without_history_imports_the_present() {
        try (Started original = Place.MEMORY.start(AUTHORITY);
                Started copy = Place.H2.start(AUTHORITY, "--history-days", "0")) {
            Backups.change(original.service());
            Backups.load(Backups.export(original), copy);
            assertThat(Backups.export(copy, Archive.Content.WITHOUT_HISTORY))
                    .isEqualTo(Backups.export(original, Archive.Content.WITHOUT_HISTORY));
            assertThat(Backups.export(copy)).doesNotContain("Version", "ended", "deletion", "\"history\"");
        }
    }
}
