package campus.contacts.rest.imports;

import campus.contacts.access.Caller;
import campus.contacts.contactimport.ImportOptions;
import campus.contacts.imports.FileImport;
import campus.contacts.imports.FileImport.Status;
import campus.contacts.imports.ImportReport;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.spi.FileImportStore;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of imports while they arrive. Those of imports that have not ended are kept, and so their number is limited. */
final class ArrivingFiles {
    /** The time after which a file that is still arriving is given up. */
    static final Duration LONGEST = Duration.ofHours(1);

    /** The maximum number of imports of one caller that have not ended. */
    static final int MOST_OF_CALLER = 20;

    /** The maximum number of imports of all callers that have not ended. */
    static final int MOST_OF_ALL = 100;

    private static final int ID_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Storage storage;
    private final Clock clock;

    ArrivingFiles(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * Begins an import, whose content follows.
     *
     * @throws Refusal {@link Refusal.Reason#EXHAUSTED} when {@value #MOST_OF_CALLER} imports of the caller, or {@value #MOST_OF_ALL} of
     *     all callers, have not ended
     */
    FileImport begin(Caller caller, ImportOptions options) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return storage.write(unit -> {
            requireRoom(unit.fileImports(), caller);
            Map<String, Value> order = new LinkedHashMap<>(options.values());
            order.put("caller", CallerJson.write(caller));
            order.put(
                    "run",
                    new Value.Number(BigDecimal.valueOf(unit.fileImports().beginRun())));
            FileImport begun = new FileImport(
                    HexFormat.of().formatHex(id),
                    caller.name(),
                    new Value.Struct(order),
                    clock.instant(),
                    Status.ARRIVING,
                    ImportReport.NONE,
                    null);
            unit.fileImports().add(begun);
            return begun;
        });
    }

    /** Gives up the files that have been arriving for too long before it refuses another one. */
    private void requireRoom(FileImportStore imports, Caller caller) {
        if (full(imports, caller).isPresent()) {
            imports.forget(Instant.EPOCH, clock.instant().minus(LONGEST));
            full(imports, caller).ifPresent(refusal -> {
                throw refusal;
            });
        }
    }

    private static Optional<Refusal> full(FileImportStore imports, Caller caller) {
        List<String> pending = imports.requestersOfPending(MOST_OF_ALL);
        if (pending.size() >= MOST_OF_ALL) {
            return Optional.of(full("imports", MOST_OF_ALL));
        }
        return Collections.frequency(pending, caller.name()) >= MOST_OF_CALLER
                ? Optional.of(full("of your imports", MOST_OF_CALLER))
                : Optional.empty();
    }

    private static Refusal full(String whose, int most) {
        return Refusal.exhausted(
                "too many " + whose + " are waiting, at most " + most + " may: send the file again when one has ended");
    }

    /**
     * Stores the next part of the content.
     *
     * @throws Refusal {@link Refusal.Reason#EXPIRED} when the import was given up
     */
    void append(FileImport begun, int number, byte[] part) {
        storage.write(unit -> {
            requireArriving(unit, begun);
            unit.fileImports().append(begun.id(), number, part);
            return null;
        });
    }

    private static void requireArriving(UnitOfWork unit, FileImport begun) {
        if (unit.fileImports().find(begun.id()).isEmpty()) {
            throw Refusal.expired(
                    "the file took longer than " + LONGEST.toMinutes() + " minutes to arrive: send it again");
        }
    }

    /** Deletes an import whose content does not arrive to its end. */
    void abandon(FileImport begun) {
        storage.write(unit -> {
            unit.fileImports().remove(begun.id());
            return null;
        });
    }

    /**
     * Accepts an import whose content is complete.
     *
     * @throws Refusal {@link Refusal.Reason#EXPIRED} when it was given up
     */
    FileImport accept(FileImport begun) {
        FileImport accepted = begun.in(Status.ACCEPTED);
        storage.write(unit -> {
            requireArriving(unit, begun);
            unit.fileImports().save(accepted);
            return null;
        });
        return accepted;
    }
}
