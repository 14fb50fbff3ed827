package campus.contacts.memory;

import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.people.Made;
import campus.contacts.people.Netid;
import campus.contacts.people.Person;
import campus.contacts.spi.ImportStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What imports made, in memory. */
record MemoryImports(MemoryUnit unit) implements ImportStore {
    /** What tells one thing made for a person from another. */
    private record Place(String slot, String key) {}

    /** A line as it was brought in, the person that came of it, and how much else was made. */
    private record Line(String fingerprint, Person person, int made) {}

    /** All that is kept of imports. */
    static final class Kept {
        private final Map<Netid, Map<Place, Made>> made = new HashMap<>();
        private final Map<Netid, Long> lastRuns = new HashMap<>();
        private long lastRun;
        private final Map<Netid, Line> lines = new HashMap<>();
    }

    @Override
    public List<Made> made(Collection<Netid> netids) {
        List<Made> found = new ArrayList<>();
        for (Netid netid : netids) {
            if (unit.memory().people.containsKey(netid)) {
                found.addAll(made(unit.memory(), netid));
            }
        }
        return found;
    }

    /** What was made for a person and is there, in no order. */
    static List<Made> made(Memory memory, Netid netid) {
        return memory.imports.made.getOrDefault(netid, Map.of()).values().stream()
                .filter(made -> isThere(memory, Kind.ADDRESS, made.addressId(), memory.addresses)
                        && isThere(memory, Kind.CONTACT, made.contactId(), memory.contacts))
                .toList();
    }

    private static boolean isThere(Memory memory, Kind kind, Id id, Table<?> table) {
        if (id == null) {
            return true;
        }
        OptionalLong number = memory.ownIds.number(kind, id);
        return number.isPresent() && table.has(number.getAsLong());
    }

    @Override
    public void keep(Collection<Made> made) {
        made.forEach(each -> put(each, each));
    }

    @Override
    public void forget(Collection<Made> made) {
        made.forEach(each -> put(each, null));
    }

    private void put(Made place, Made now) {
        put(kept(), place, now, unit.changes());
    }

    /** @param now null: not made any more */
    static void put(Kept kept, Made place, Made now, Changes changes) {
        Made before = replace(kept, place, now);
        changes.made(() -> replace(kept, place, before));
    }

    private static Made replace(Kept kept, Made place, Made now) {
        Map<Place, Made> ofPerson = kept.made.computeIfAbsent(place.netid(), none -> new HashMap<>());
        Place at = new Place(place.slot(), place.key());
        return now == null ? ofPerson.remove(at) : ofPerson.put(at, now);
    }

    @Override
    public Map<Netid, String> lines(Collection<Netid> netids) {
        Map<Netid, String> found = new HashMap<>();
        for (Netid netid : netids) {
            Line line = kept().lines.get(netid);
            if (line != null && line.equals(line(netid, line.fingerprint()))) {
                found.put(netid, line.fingerprint());
            }
        }
        return found;
    }

    private Line line(Netid netid, String fingerprint) {
        return new Line(
                fingerprint,
                unit.memory().people.get(netid),
                made(List.of(netid)).size());
    }

    @Override
    public void keepLines(long run, Map<Netid, String> fingerprints) {
        Map<Netid, Line> lines = kept().lines;
        fingerprints.forEach((netid, fingerprint) -> {
            Line before = lines.put(netid, line(netid, fingerprint));
            unit.changes().made(() -> lines.put(netid, before));
        });
        see(run, fingerprints.keySet());
    }

    @Override
    public long beginRun() {
        Kept kept = kept();
        long before = kept.lastRun++;
        unit.changes().made(() -> kept.lastRun = before);
        return kept.lastRun;
    }

    @Override
    public boolean isLastRun(long run) {
        return kept().lastRun == run;
    }

    @Override
    public void see(long run, Collection<Netid> netids) {
        Map<Netid, Long> lastRuns = kept().lastRuns;
        for (Netid netid : netids) {
            Long before = lastRuns.put(netid, run);
            unit.changes().made(() -> lastRuns.put(netid, before));
        }
    }

    @Override
    public List<Netid> unseen(long run, Netid after, int limit) {
        return unit.memory().people.keySet().stream()
                .filter(netid -> after == null || netid.compareTo(after) > 0)
                .filter(netid -> {
                    Long last = kept().lastRuns.get(netid);
                    return last == null || last < run;
                })
                .limit(limit)
                .toList();
    }

    private Kept kept() {
        return unit.memory().imports;
    }
}
