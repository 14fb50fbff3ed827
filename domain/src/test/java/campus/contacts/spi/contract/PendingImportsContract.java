package campus.contacts.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.imports.FileImport;
import campus.contacts.imports.FileImport.Status;
import campus.contacts.imports.ImportReport;
import campus.contacts.osid.Value;
import campus.contacts.spi.FileImportStore;
import campus.contacts.spi.Storage;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Imports of files are pending, and their files kept, until they have ended (exchange, section 3). */
public interface PendingImportsContract extends StorageFixture {
    Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private static FileImport arriving(String id, String requester) {
        return new FileImport(
                id, requester, new Value.Struct(Map.of()), NOON, Status.ARRIVING, ImportReport.NONE, null);
    }

    private static void write(Storage storage, Consumer<FileImportStore> work) {
        storage.write(unit -> {
            work.accept(unit.fileImports());
            return null;
        });
    }

    private static List<String> pending(Storage storage, int limit) {
        return storage.read(unit -> unit.fileImports().requestersOfPending(limit));
    }

    @Test
    default void an_import_is_pending_until_it_has_ended_or_is_removed() {
        try (Storage storage = openStorage()) {
            write(storage, imports -> {
                imports.add(arriving("a", "ada"));
                imports.add(arriving("b", "bo"));
                imports.add(arriving("c", "ada").in(Status.ACCEPTED));
                imports.add(arriving("d", "cy").in(Status.RUNNING));
                imports.add(arriving("e", "ada").ended(Status.COMPLETE, ImportReport.NONE, NOON));
                imports.append("b", 0, new byte[1]);
            });
            assertThat(pending(storage, 10)).containsExactlyInAnyOrder("ada", "ada", "bo", "cy");
            assertThat(pending(storage, 3)).hasSize(3);
            write(storage, imports -> {
                imports.remove("b");
                imports.remove("none");
                imports.save(arriving("d", "cy").ended(Status.ERROR, ImportReport.NONE, NOON));
            });
            assertThat(pending(storage, 10)).containsExactly("ada", "ada");
            assertThat(storage.<Boolean>read(
                            unit -> unit.fileImports().find("b").isPresent()
                                    || unit.fileImports().content("b", 0).isPresent()))
                    .isFalse();
        }
    }
}
