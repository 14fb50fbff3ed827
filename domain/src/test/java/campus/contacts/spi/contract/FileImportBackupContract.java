package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.records.BuiltInTypes;
import campus.contacts.service.contactimport.ContactImport;
import campus.contacts.service.contactimport.ContactRow;
import campus.contacts.service.contactimport.ImportSource;
import campus.contacts.service.contactimport.RowOutcome;
import campus.contacts.service.contactimport.RowOutcome.Change;
import campus.contacts.spi.Archive;
import campus.contacts.spi.Storage;
import campus.contacts.spi.fixture.ArchiveRecorder;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Imports of files go on after the restore of a backup as if nothing had happened, and with fewer rows at once when the storage takes too
 * long (exchange, section 3).
 */
public interface FileImportBackupContract extends StorageFixture {
    private static ContactImport importer(CampusFixture campus) {
        ImportSource source = new ImportSource("list", campus.defaultBook());
        return new ContactImport(campus.storage(), BuiltInTypes.catalog(AUTHORITY), ANYONE, source);
    }

    /** Returns a row with one address. */
    private static ContactRow row(String key, String name) {
        return new ContactRow(
                1,
                key,
                Id.parse("resource.Resource:" + key + "@list"),
                List.of(new ContactRow.Part(
                        "email",
                        key + "@example.edu",
                        new ContactRow.AddressDraft(
                                ObjectKind.ADDRESS.defaultGenusType(AUTHORITY),
                                List.of(),
                                AddressForm.named(name).withText(key + "@example.edu"),
                                Set.of()),
                        new ContactRow.ContactDraft(
                                ObjectKind.CONTACT.defaultGenusType(AUTHORITY),
                                List.of(),
                                ContactForm.named(name),
                                false,
                                Set.of()))));
    }

    private static long bringIn(CampusFixture campus, List<Change> expected, ContactRow... rows) {
        ContactImport importer = importer(campus);
        long run = importer.begin();
        assertThat(importer.add(run, List.of(rows), (unit, outcomes) -> {}))
                .extracting(RowOutcome::change)
                .isEqualTo(expected);
        return run;
    }

    private static Contact contact(CampusFixture campus, String key) {
        ContactQuery query = ContactQuery.ALL.connecting(
                new ContactQuery.Ends(null, Id.parse("resource.Resource:" + key + "@list"), null));
        List<Id> found = campus.list(query);
        assertThat(found).hasSize(1);
        return campus.contactOf(found.get(0));
    }

    @Test
    default void a_backup_holds_what_imports_of_files_wrote() {
        for (Archive.Content content : Archive.Content.values()) {
            ArchiveRecorder archive;
            try (HistoryFixture history = history()) {
                CampusFixture campus = history.campus();
                bringIn(
                        campus,
                        List.of(Change.CREATED, Change.CREATED, Change.CREATED),
                        row("ada", "Ada"),
                        row("bo", "Bo"),
                        row("cy", "Cy"));
                long run = bringIn(
                        campus, List.of(Change.UPDATED, Change.UNCHANGED), row("ada", "Ada L."), row("bo", "Bo"));
                assertThat(importer(campus).prune(run, 10, id -> {})).isEqualTo(1);
                campus.contacts()
                        .update(
                                ANYONE,
                                contact(campus, "bo").id(),
                                VersionPrecondition.NONE,
                                form -> ContactForm.named("Bo, by hand"));
                archive = ArchiveRecorder.of(campus.storage(), content);
            }
            try (Storage storage = openStorage();
                    HistoryFixture history = new HistoryFixture(storage)) {
                storage.archive().importFrom(archive);
                assertThat(ArchiveRecorder.of(storage, content).texts()).isEqualTo(archive.texts());
                requireContinued(history.campus());
            }
        }
    }

    @Test
    default void rows_that_take_too_long_at_once_are_imported_in_parts() {
        TestClock clock = HistoryFixture.startingNow();
        try (CampusFixture campus = new CampusFixture(openStorage(settings -> settings.withClock(clock)))) {
            ContactImport importer = importer(campus);
            List<Integer> done = new ArrayList<>();
            assertThat(importer.add(
                            importer.begin(),
                            List.of(row("ada", "Ada"), row("bo", "Bo"), row("cy", "Cy")),
                            (unit, outcomes) -> {
                                if (done.isEmpty()) {
                                    clock.advance(Duration.ofMinutes(1));
                                }
                                done.add(outcomes.size());
                            }))
                    .extracting(RowOutcome::change)
                    .containsExactly(Change.CREATED, Change.CREATED, Change.CREATED);
            assertThat(done).containsExactly(3, 3);
            assertThat(contact(campus, "cy").display().name()).isEqualTo("Cy");
        }
    }

    /** Changes what the import wrote last, leaves alone what a user edited, and opens again what it ended. */
    private static void requireContinued(CampusFixture campus) {
        ContactRow[] rows = {row("ada", "Ada Lovelace"), row("bo", "Bo B."), row("cy", "Cy")};
        bringIn(campus, List.of(Change.UPDATED, Change.UPDATED, Change.UPDATED), rows);
        assertThat(contact(campus, "ada").display().name()).isEqualTo("Ada Lovelace");
        assertThat(contact(campus, "bo").display().name()).isEqualTo("Bo, by hand");
        assertThat(contact(campus, "cy").content().effective().end()).isNull();
        bringIn(campus, List.of(Change.UNCHANGED, Change.SKIPPED, Change.UNCHANGED), rows);
        long run = bringIn(campus, List.of(Change.UNCHANGED), row("cy", "Cy"));
        List<Id> leftAlone = new ArrayList<>();
        assertThat(importer(campus).prune(run, 10, leftAlone::add)).isEqualTo(1);
        assertThat(leftAlone).containsExactly(contact(campus, "bo").id());
        assertThat(contact(campus, "ada").content().effective().end()).isNotNull();
    }
}
