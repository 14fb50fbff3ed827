package campus.contacts.service.peopleimport;

import campus.contacts.access.Author;
import campus.contacts.osid.Refusal;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.NetId;
import campus.contacts.spi.Storage;
import campus.contacts.spi.SupersededImportException;
import campus.contacts.spi.UnitOfWork;
import campus.contacts.spi.UnitTooLongException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Imports people with their addresses and contacts (campus facades, section 2). Importing the same lines again changes
 * nothing; data that users created or changed is kept until its values in the line change.
 */
public final class PeopleImport {
    private final Storage storage;
    private final Clock clock;
    private final @Nullable Author author;

    /** Creates an import whose changes are recorded without an author. */
    public PeopleImport(Storage storage, Clock clock) {
        this(storage, clock, null);
    }

    /** @param author under which the changes are recorded; null: nobody */
    public PeopleImport(Storage storage, Clock clock, @Nullable Author author) {
        this.storage = storage;
        this.clock = clock;
        this.author = author;
    }

    /**
     * Starts an import and ends every earlier one: their further lines are rejected.
     *
     * @return the number of the import
     */
    public long begin() {
        return storage.write(unit -> unit.imports().beginRun());
    }

    /**
     * Imports lines in one unit of work, or in several if the storage rejects a line or takes too long.
     *
     * @param run the number of the import, for {@link #removeOthers}
     * @return the refusals of rejected lines, by their index in the list; empty when all were imported
     * @throws SupersededImportException when a later import has started
     */
    public Map<Integer, Refusal> add(long run, List<ImportLine> lines) {
        try {
            return addAll(run, lines);
        } catch (UnitTooLongException tooLong) {
            if (lines.size() == 1) {
                throw tooLong;
            }
            return addHalves(run, lines);
        } catch (Refusal ofOneOrMore) {
            if (lines.size() == 1) {
                return Map.of(0, ofOneOrMore);
            }
            // Rolled back as a whole: the valid lines must be imported without those that the storage rejects.
            return addHalves(run, lines);
        }
    }

    private Map<Integer, Refusal> addHalves(long run, List<ImportLine> lines) {
        int half = lines.size() / 2;
        Map<Integer, Refusal> refused = new TreeMap<>(add(run, lines.subList(0, half)));
        add(run, lines.subList(half, lines.size())).forEach((place, refusal) -> refused.put(half + place, refusal));
        return refused;
    }

    private Map<Integer, Refusal> addAll(long run, List<ImportLine> lines) {
        return storage.write(unit -> {
            unit.setAuthor(author);
            requireLast(unit, run);
            Map<Integer, Refusal> refused = new TreeMap<>();
            int from = 0;
            while (from < lines.size()) {
                int to = untilRepeated(lines, from);
                add(unit, run, lines, new Range(from, to), refused);
                from = to;
            }
            return refused;
        });
    }

    private record Range(int from, int to) {}

    /**
     * Imports one range in which every netid is unique. Lines whose fingerprint has not changed since the last import
     * are skipped.
     */
    private void add(UnitOfWork unit, long run, List<ImportLine> lines, Range range, Map<Integer, Refusal> refused) {
        List<ImportLine> linesInRange = lines.subList(range.from(), range.to());
        Map<NetId, String> before = unit.imports()
                .lines(linesInRange.stream().map(ImportLine::netid).toList());
        Predicate<ImportLine> isUnchanged = line -> line.fingerprint().equals(before.get(line.netid()));
        unit.imports()
                .see(
                        run,
                        linesInRange.stream()
                                .filter(isUnchanged)
                                .map(ImportLine::netid)
                                .toList());
        List<ImportLine> news =
                linesInRange.stream().filter(isUnchanged.negate()).toList();
        if (news.isEmpty()) {
            return;
        }
        ImportBatch batch = new ImportBatch(unit, storage.ownIds().authority(), clock.instant(), news);
        for (int i = range.from(); i < range.to(); i++) {
            if (!isUnchanged.test(lines.get(i))) {
                try {
                    batch.add(lines.get(i));
                } catch (Refusal refusal) {
                    refused.put(i, refusal);
                }
            }
        }
        batch.save(run);
    }

    /**
     * Returns the end of the range in which every netid is unique: a repeated person is imported twice, one line after
     * the other.
     */
    private static int untilRepeated(List<ImportLine> lines, int from) {
        Set<NetId> seen = new HashSet<>();
        int to = from;
        while (to < lines.size() && seen.add(lines.get(to).netid())) {
            to++;
        }
        return to;
    }

    private static void requireLast(UnitOfWork unit, long run) {
        if (!unit.imports().isLastRun(run)) {
            throw new SupersededImportException();
        }
    }

    /**
     * Removes the people without a line in that import, with the objects that imports created for them.
     *
     * @param atOnce maximum number of people in one unit of work
     * @return the number of people removed
     * @throws SupersededImportException when a later import has started
     */
    public int removeOthers(long run, int atOnce) {
        int removed = 0;
        List<NetId> gone = List.of();
        do {
            NetId last = gone.isEmpty() ? null : gone.get(gone.size() - 1);
            gone = storage.write(unit -> removeOthers(unit, run, last, atOnce));
            removed += gone.size();
        } while (!gone.isEmpty());
        return removed;
    }

    private List<NetId> removeOthers(UnitOfWork unit, long run, @Nullable NetId after, int atOnce) {
        unit.setAuthor(author);
        requireLast(unit, run);
        List<NetId> gone = unit.imports().notSeenIn(run, after, atOnce);
        unit.people().lockAll(gone);
        ImportedObjectWriter objects =
                new ImportedObjectWriter(unit, storage.ownIds().authority());
        List<ImportedItem> made = unit.imports().made(gone);
        unit.imports().forget(made);
        made.forEach(objects::remove);
        gone.forEach(unit.people()::delete);
        return gone;
    }
}
