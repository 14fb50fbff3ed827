package campus.contacts.service.contactimport;

import campus.contacts.AddressBook;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.imports.ImportedPart;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.service.smartbooks.SmartBookRules;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import campus.contacts.spi.UnitTooLongException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Imports the rows of a file (exchange, section 3). What an import wrote is found again by its aliases, so that importing the
 * same rows again changes nothing; what users edited since is left alone.
 *
 * <p>Every method throws {@link Refusal} when the caller may not see the book or create in it, or when the book is a smart one.
 */
public final class ContactImport {
    private final Storage storage;
    private final TypeCatalog types;
    private final Caller caller;
    private final ImportSource source;

    public ContactImport(Storage storage, TypeCatalog types, Caller caller, ImportSource source) {
        this.storage = storage;
        this.types = types;
        this.caller = caller;
        this.source = source;
    }

    public ImportSource source() {
        return source;
    }

    /** Makes the checks of an import that do not depend on its rows. */
    public void check() {
        SmartBookRules.requireOrdinary(permittedBook());
    }

    /** Makes those of the checks that concern the rights of the caller. */
    public void checkRights() {
        permittedBook();
    }

    private AddressBook permittedBook() {
        return storage.read(
                unit -> requireCreate(unit, unit.addressBooks().find(source.addressBookId(), caller.visibility())));
    }

    /** Starts an import, and returns the number of its run. */
    public long begin() {
        return storage.write(unit -> unit.fileImports().beginRun());
    }

    /**
     * Imports rows with different keys, of which there may be none, in one unit of work, or in several if the storage rejects one or takes
     * too long.
     *
     * @param run the number of the run, for {@link #prune}
     * @param also runs in the unit of work of the last rows, when what is done is known
     * @return what was done with each row
     */
    public List<RowOutcome> add(long run, List<ContactRow> rows, Also also) {
        try {
            return storage.write(caller, unit -> {
                List<RowOutcome> outcomes = addAll(unit, run, rows);
                also.in(unit, outcomes);
                return outcomes;
            });
        } catch (UnitTooLongException tooLong) {
            if (rows.size() <= 1) {
                throw tooLong;
            }
            return addHalves(run, rows, also);
        } catch (Refusal ofOneOrMore) {
            if (rows.size() <= 1) {
                List<RowOutcome> refused = rows.stream()
                        .map(row -> RowOutcome.refused(ofOneOrMore))
                        .toList();
                storage.write(caller, unit -> {
                    also.in(unit, refused);
                    return null;
                });
                return refused;
            }
            // Rolled back as a whole: the good rows go in without those that the storage rejects.
            return addHalves(run, rows, also);
        }
    }

    private List<RowOutcome> addHalves(long run, List<ContactRow> rows, Also also) {
        int half = rows.size() / 2;
        List<RowOutcome> all = new ArrayList<>(add(run, rows.subList(0, half), (unit, outcomes) -> {}));
        List<RowOutcome> first = List.copyOf(all);
        all.addAll(add(run, rows.subList(half, rows.size()), (unit, outcomes) -> {
            List<RowOutcome> both = new ArrayList<>(first);
            both.addAll(outcomes);
            also.in(unit, both);
        }));
        return all;
    }

    /** Work in the unit of work that imports rows. */
    @FunctionalInterface
    public interface Also {
        void in(UnitOfWork unit, List<RowOutcome> outcomes);
    }

    /** Returns what {@link #add} would do with the rows, and changes nothing. */
    public List<RowOutcome> examine(List<ContactRow> rows) {
        try {
            storage.write(caller, unit -> {
                throw new Examined(addAll(unit, 0, rows));
            });
            throw new IllegalStateException("a unit of work without an end");
        } catch (Examined examined) {
            return examined.outcomes;
        } catch (Refusal ofOneOrMore) {
            if (rows.size() <= 1) {
                return rows.stream().map(row -> RowOutcome.refused(ofOneOrMore)).toList();
            }
            int half = rows.size() / 2;
            List<RowOutcome> all = new ArrayList<>(examine(rows.subList(0, half)));
            all.addAll(examine(rows.subList(half, rows.size())));
            return all;
        }
    }

    /** Rolls back the unit of work of an examination. */
    private static final class Examined extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<RowOutcome> outcomes;

        Examined(List<RowOutcome> outcomes) {
            super(null, null, false, false);
            this.outcomes = outcomes;
        }
    }

    private List<RowOutcome> addAll(UnitOfWork unit, long run, List<ContactRow> rows) {
        SmartBookRules.requireOrdinary(
                requireCreate(unit, unit.addressBooks().findToFile(source.addressBookId(), caller.visibility())));
        RowBatch batch = new RowBatch(unit, types, storage.ownIds().authority(), caller, source);
        return batch.add(run, rows);
    }

    private AddressBook requireCreate(UnitOfWork unit, Optional<AddressBook> found) {
        GrantScope lookup = caller.grantScope(AccessFunction.LOOKUP);
        AddressBook book = found.filter(visible -> unit.addressBooks().isWithin(visible.id(), lookup))
                .orElseThrow(() -> Refusal.notFound(ObjectKind.ADDRESS_BOOK));
        requireWithin(unit, caller.grantScope(AccessFunction.CREATE));
        requireWithin(unit, caller.grantScope(AccessFunction.LINK).union(caller.grantScope(AccessFunction.UPDATE)));
        return book;
    }

    private void requireWithin(UnitOfWork unit, GrantScope scope) {
        if (!scope.everywhere() && !unit.addressBooks().isWithin(source.addressBookId(), scope)) {
            throw Refusal.denied();
        }
    }

    /**
     * Ends the contacts of the source that were in no row of this run, and deletes those that have not begun.
     *
     * @param atOnce the maximum number of contacts in one unit of work
     * @param leftAlone receives the contacts that users edited since
     * @return the number of contacts that were ended or deleted
     */
    public long prune(long run, int atOnce, Consumer<Id> leftAlone) {
        long pruned = 0;
        ImportedPart.Place last = null;
        List<ImportedPart> gone;
        do {
            ImportedPart.Place after = last;
            gone = storage.read(unit -> unit.fileImports().notSeenIn(source.name(), run, after, atOnce));
            if (!gone.isEmpty()) {
                List<ImportedPart> some = gone;
                Pruning.Result result = storage.write(caller, unit -> new Pruning(unit, caller).prune(some));
                result.leftAlone().forEach(leftAlone);
                pruned += result.pruned();
                last = gone.get(gone.size() - 1).place();
            }
        } while (!gone.isEmpty());
        return pruned;
    }
}
