package campus.contacts.rest.imports;

import campus.contacts.AddressBook;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.contactimport.FileImporter;
import campus.contacts.contactimport.ImportOptions;
import campus.contacts.exchange.RecordCatalog;
import campus.contacts.exchange.UnreadableFileException;
import campus.contacts.imports.FileImport;
import campus.contacts.imports.FileImport.Status;
import campus.contacts.imports.ImportReport;
import campus.contacts.imports.ImportReport.Problem;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.osid.Value;
import campus.contacts.rest.schema.Schemas;
import campus.contacts.service.contactimport.ContactImport;
import campus.contacts.spi.ImportLock;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.UnitOfWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Accepts imports of files, and runs them one after the other, whatever process accepted them. An import that is interrupted goes on where
 * its last transaction ended. Thread-safe.
 */
public final class FileImports {
    /** The time for which a report is kept. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final int PRUNED_AT_ONCE = 1000;

    private final Storage storage;
    private final TypeCatalog types;
    private final RecordCatalog records;
    private final Clock clock;
    private final ArrivingFiles arriving;
    private volatile Runnable onAcceptance = () -> {};

    public FileImports(Storage storage, TypeCatalog types, Schemas schemas, Clock clock) {
        this.storage = storage;
        this.types = types;
        this.records = new RecordCatalog(schemas);
        this.clock = clock;
        this.arriving = new ArrivingFiles(storage, clock);
    }

    /** Sets an action that runs whenever an import was accepted here. */
    void onAcceptance(Runnable wake) {
        onAcceptance = wake;
    }

    /**
     * Returns the Id of a book of which the caller may give an alias.
     *
     * @param addressBookId null: the default book
     */
    Id primary(Caller caller, Id addressBookId) {
        return addressBookId == null
                ? storage.defaultAddressBookId()
                : storage.read(unit -> unit.addressBooks().find(addressBookId, caller.visibility()))
                        .map(AddressBook::id)
                        .orElseThrow(() -> Refusal.notFound(ObjectKind.ADDRESS_BOOK));
    }

    /** Makes the checks of an import that do not depend on its file. */
    void check(Caller caller, ImportOptions options) {
        into(caller, options).check();
    }

    /** Makes those of the checks that concern the rights of the caller. */
    void checkRights(Caller caller, ImportOptions options) {
        into(caller, options).checkRights();
    }

    private ContactImport into(Caller caller, ImportOptions options) {
        return new ContactImport(storage, types, caller, options.source());
    }

    /** Returns the files of imports that are not accepted yet. */
    ArrivingFiles arriving() {
        return arriving;
    }

    /** Accepts an import, as {@link ArrivingFiles#accept} does, and runs it soon. */
    FileImport accept(FileImport begun) {
        FileImport accepted = arriving.accept(begun);
        onAcceptance.run();
        return accepted;
    }

    /**
     * Returns an import, for its requester and for callers that may update everything.
     *
     * @throws Refusal {@link Refusal.Reason#NOT_FOUND} for everyone else
     */
    FileImport get(Caller caller, String id) {
        return storage.read(unit -> unit.fileImports().find(id))
                .filter(found -> found.requester().equals(caller.name())
                        || caller.grantScope(AccessFunction.UPDATE).everywhere())
                .orElseThrow(() -> Refusal.notFound("import"));
    }

    /**
     * Runs the next import, if there is one and no process is running it.
     *
     * @param isStopped whether to leave an import for the next process
     * @return whether there was one
     */
    boolean runNext(BooleanSupplier isStopped) {
        if (next().isEmpty()) {
            return false;
        }
        Optional<ImportLock> lock = storage.lockImports(Duration.ZERO);
        if (lock.isEmpty()) {
            return false;
        }
        try {
            Optional<FileImport> next = next();
            next.ifPresent(found -> run(found, isStopped));
            return next.isPresent();
        } finally {
            lock.get().release();
        }
    }

    private Optional<FileImport> next() {
        return storage.read(unit -> unit.fileImports().next());
    }

    private void run(FileImport found, BooleanSupplier isStopped) {
        ImportOptions options = ImportOptions.of(found.order());
        Caller caller = CallerJson.read((Value.Struct) found.order().get("caller"));
        long run = ((Value.Number) found.order().get("run")).value().longValueExact();
        FileImport running = found.in(Status.RUNNING);
        save(running);
        ContactImport into = into(caller, options);
        FileImporter importer = new FileImporter(into, options, records, new FileImporter.Watcher() {
            @Override
            public void save(UnitOfWork unit, ImportReport soFar) {
                unit.fileImports().save(running.with(soFar));
            }

            @Override
            public boolean isStopped() {
                return isStopped.getAsBoolean();
            }
        });
        try {
            ImportReport before = options.isDryRun() ? ImportReport.NONE : running.report();
            importer.run(new ContentStream(storage, found.id()), run, before)
                    .ifPresent(report -> end(
                            running, Status.COMPLETE, options.prunes() ? prune(into, options, run, report) : report));
        } catch (UnreadableFileException wrong) {
            fail(running, wrong.getMessage());
        } catch (Refusal refusal) {
            fail(running, refusal.getMessage());
        } catch (StorageUnavailableException fault) {
            throw fault;
        } catch (IOException impossible) {
            fail(running, "unexpected error");
            throw new UncheckedIOException(impossible);
        } catch (RuntimeException | Error bug) {
            fail(running, "unexpected error");
            throw bug;
        }
    }

    /** Ends what is no longer in the file, unless a row was bad. */
    private ImportReport prune(ContactImport into, ImportOptions options, long run, ImportReport report) {
        if (options.isDryRun() || report.bad() > 0 || report.rows() == 0) {
            String why = options.isDryRun()
                    ? "in a dry run"
                    : report.bad() > 0 ? "since a row was bad" : "for an empty file";
            return report.plus(told("nothing is pruned " + why));
        }
        List<Problem> left = new ArrayList<>();
        into.prune(
                run,
                PRUNED_AT_ONCE,
                id -> left.add(new Problem(0, null, id + " was edited since the last import and is left as it is")));
        return report.plus(new ImportReport(0, ImportReport.NONE.counts(), 0, left));
    }

    private static ImportReport told(String message) {
        return new ImportReport(0, ImportReport.NONE.counts(), 0, List.of(new Problem(0, null, message)));
    }

    private void fail(FileImport running, String why) {
        FileImport present =
                storage.read(unit -> unit.fileImports().find(running.id())).orElse(running);
        end(running, Status.ERROR, present.report().plus(told(why)));
    }

    private void end(FileImport running, Status status, ImportReport report) {
        storage.write(unit -> {
            unit.fileImports().save(running.ended(status, report, clock.instant()));
            unit.fileImports().erase(running.id());
            return null;
        });
    }

    private void save(FileImport running) {
        storage.write(unit -> {
            unit.fileImports().save(running);
            return null;
        });
    }

    /** Deletes some of the expired imports. */
    void sweep() {
        storage.write(unit -> {
            Instant now = clock.instant();
            unit.fileImports().forget(now.minus(KEPT), now.minus(ArrivingFiles.LONGEST));
            return null;
        });
    }
}
