package campus.contacts.rest.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import campus.contacts.access.Caller;
import campus.contacts.contactimport.ImportOptions;
import campus.contacts.contactimport.ImportOptions.Format;
import campus.contacts.imports.FileImport;
import campus.contacts.imports.FileImport.Status;
import campus.contacts.imports.ImportReport;
import campus.contacts.osid.Refusal;
import campus.contacts.service.contactimport.ImportSource;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of imports that have not ended are kept, but not in any number (exchange, section 3). */
@ParameterizedClass
@ValueSource(strings = {"memory", "jdbc:h2:mem:arriving"})
class ArrivingFilesTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-12-01T12:00:00Z"));
    private final Storage storage;
    private final ArrivingFiles files;

    ArrivingFilesTest(String database) {
        storage = StorageProvider.openStorage(StorageSettings.of(database, "campus.example"));
        files = new ArrivingFiles(storage, clock);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private FileImport begin(String caller) {
        ImportOptions options = new ImportOptions(
                Format.CSV,
                null,
                null,
                "id",
                null,
                ImportSource.of("list", storage.defaultAddressBookId()),
                false,
                false);
        return files.begin(new Caller(caller, Caller.ANYONE.grants()), options);
    }

    private List<FileImport> begin(String caller, int count) {
        List<FileImport> begun = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            begun.add(begin(caller));
        }
        return begun;
    }

    private void requireFull(String caller, String message) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> begin(caller))
                .withMessage(message)
                .matches(refusal -> refusal.reason() == Refusal.Reason.EXHAUSTED);
    }

    @Test
    void a_caller_has_at_most_twenty_imports_that_have_not_ended() {
        FileImport first =
                files.accept(begin("ada", ArrivingFiles.MOST_OF_CALLER).get(0));
        requireFull(
                "ada", "too many of your imports are waiting, at most 20 may: send the file again when one has ended");
        begin("bo");
        storage.write(unit -> {
            unit.fileImports().save(first.ended(Status.COMPLETE, ImportReport.NONE, clock.instant()));
            return null;
        });
        begin("ada");
    }

    @Test
    void all_callers_have_at_most_a_hundred_together() {
        for (int i = 0; i < ArrivingFiles.MOST_OF_ALL / ArrivingFiles.MOST_OF_CALLER; i++) {
            begin("caller " + i, ArrivingFiles.MOST_OF_CALLER);
        }
        requireFull("ada", "too many imports are waiting, at most 100 may: send the file again when one has ended");
    }

    @Test
    void a_file_that_has_been_arriving_for_an_hour_makes_room() {
        List<FileImport> begun = begin("ada", ArrivingFiles.MOST_OF_CALLER);
        FileImport accepted = files.accept(begun.get(0));
        clock.advance(ArrivingFiles.LONGEST.plus(Duration.ofMillis(1)));
        begin("ada", ArrivingFiles.MOST_OF_CALLER - 1);
        assertThat(storage.<Boolean>read(
                        unit -> unit.fileImports().find(accepted.id()).isPresent()))
                .isTrue();
        for (Runnable late :
                List.<Runnable>of(() -> files.append(begun.get(1), 0, new byte[1]), () -> files.accept(begun.get(1)))) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(late::run)
                    .withMessage("the file took longer than 60 minutes to arrive: send it again")
                    .matches(refusal -> refusal.reason() == Refusal.Reason.EXPIRED);
        }
    }

    @Test
    void a_file_that_is_abandoned_makes_room() {
        FileImport last = begin("ada", ArrivingFiles.MOST_OF_CALLER).get(ArrivingFiles.MOST_OF_CALLER - 1);
        files.append(last, 0, new byte[1]);
        files.abandon(last);
        assertThat(storage.<Boolean>read(
                        unit -> unit.fileImports().content(last.id(), 0).isPresent()))
                .isFalse();
        begin("ada");
    }
}
