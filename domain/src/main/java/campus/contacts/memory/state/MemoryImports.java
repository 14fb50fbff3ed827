package campus.contacts.memory.state;

import campus.contacts.Alias;
import campus.contacts.memory.index.MemoryTable;
import campus.contacts.memory.index.UndoLog;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.spi.ImportStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The records of imports in memory. */
public record MemoryImports(MemoryTransaction unit) implements ImportStore {
    /** The key of a record among those of a person. */
    private record Place(String slot, String key) {}

    /** An imported line: its fingerprint, the resulting person, and the number of records. */
    private record Line(String fingerprint, @Nullable Person person, int made) {}

    /** All data of imports. */
    static final class Kept {
        private final Map<NetId, Map<Place, ImportedItem>> made = new HashMap<>();
        private final Map<NetId, Long> lastRuns = new HashMap<>();
        private long lastRun;
        private final Map<NetId, Line> lines = new HashMap<>();
    }

    @Override
    public List<ImportedItem> made(Collection<NetId> netids) {
        List<ImportedItem> found = new ArrayList<>();
        for (NetId netid : netids) {
            if (unit.memory().people.containsKey(netid)) {
                found.addAll(made(unit.memory(), netid));
            }
        }
        return found;
    }

    /** Returns the records of a person, in no particular order. */
    public static List<ImportedItem> made(MemoryState memory, NetId netid) {
        return memory.imports.made.getOrDefault(netid, Map.of()).values().stream()
                .flatMap(made -> present(memory, made).stream())
                .toList();
    }

    /** Returns a record with the Ids of the objects that its own have been merged into; empty when one does not exist. */
    private static Optional<ImportedItem> present(MemoryState memory, ImportedItem made) {
        Optional<Id> address = present(memory, ObjectKind.ADDRESS, made.addressId(), memory.addresses);
        Optional<Id> contact = present(memory, ObjectKind.CONTACT, made.contactId(), memory.contacts);
        return made.addressId() != null && address.isEmpty() || made.contactId() != null && contact.isEmpty()
                ? Optional.empty()
                : Optional.of(new ImportedItem(
                        made.netid(),
                        made.slot(),
                        made.key(),
                        made.fingerprint(),
                        made.name(),
                        address.orElse(null),
                        contact.orElse(null),
                        new ImportedItem.Merged(merged(made.addressId(), address), merged(made.contactId(), contact))));
    }

    private static @Nullable Id merged(@Nullable Id made, Optional<Id> present) {
        return present.filter(id -> !id.equals(made)).isPresent() ? made : null;
    }

    /** Returns the record with the Ids of what was made, which lead to what that was merged into. */
    private static ImportedItem asMade(ImportedItem item) {
        Id address = item.merged().addressId();
        Id contact = item.merged().contactId();
        return new ImportedItem(
                item.netid(),
                item.slot(),
                item.key(),
                item.fingerprint(),
                item.name(),
                address == null ? item.addressId() : address,
                contact == null ? item.contactId() : contact);
    }

    private static Optional<Id> present(MemoryState memory, ObjectKind kind, @Nullable Id id, MemoryTable<?> table) {
        if (id == null) {
            return Optional.empty();
        }
        OptionalLong own = memory.ownIds.number(kind, id);
        return own.isPresent() && table.has(own.getAsLong())
                ? Optional.of(id)
                : memory.aliases.find(kind, id).map(Alias::objectId);
    }

    @Override
    public boolean isMade(ObjectKind kind, Id id) {
        return kept().made.keySet().stream()
                .flatMap(netid -> made(unit.memory(), netid).stream())
                .anyMatch(made -> id.equals(kind == ObjectKind.ADDRESS ? made.addressId() : made.contactId()));
    }

    /** Has no effect: records are read by way of the aliases that merges make. */
    @Override
    public void merged(ObjectKind kind, Id otherId, Id keptId) {}

    @Override
    public void restored(ObjectKind kind, Id otherId, Id keptId, Collection<Id> aliases) {}

    @Override
    public void keep(Collection<ImportedItem> made) {
        made.forEach(item -> put(item, item));
    }

    @Override
    public void forget(Collection<ImportedItem> made) {
        made.forEach(item -> put(item, null));
    }

    private void put(ImportedItem place, @Nullable ImportedItem now) {
        put(kept(), place, now, unit.changes());
    }

    /** @param now null: deletes the record */
    public static void put(Kept kept, ImportedItem place, @Nullable ImportedItem now, UndoLog changes) {
        ImportedItem before = replace(kept, place, now);
        changes.made(() -> replace(kept, place, before));
    }

    private static @Nullable ImportedItem replace(Kept kept, ImportedItem place, @Nullable ImportedItem now) {
        Map<Place, ImportedItem> ofPerson = kept.made.computeIfAbsent(place.netid(), none -> new HashMap<>());
        Place at = new Place(place.slot(), place.key());
        return now == null ? ofPerson.remove(at) : ofPerson.put(at, asMade(now));
    }

    @Override
    public Map<NetId, String> lines(Collection<NetId> netids) {
        Map<NetId, String> found = new HashMap<>();
        for (NetId netid : netids) {
            Line line = kept().lines.get(netid);
            if (line != null && line.equals(line(netid, line.fingerprint()))) {
                found.put(netid, line.fingerprint());
            }
        }
        return found;
    }

    private Line line(NetId netid, String fingerprint) {
        return new Line(
                fingerprint,
                unit.memory().people.get(netid),
                made(List.of(netid)).size());
    }

    @Override
    public void keepLines(long run, Map<NetId, String> fingerprints) {
        Map<NetId, Line> lines = kept().lines;
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
    public void see(long run, Collection<NetId> netids) {
        Map<NetId, Long> lastRuns = kept().lastRuns;
        for (NetId netid : netids) {
            Long before = lastRuns.put(netid, run);
            unit.changes().made(() -> lastRuns.put(netid, before));
        }
    }

    /** Removes all records of a person, and returns the number of those that name existing objects, and of its line. */
    public int eraseAll(NetId netid) {
        Kept kept = kept();
        int found = made(List.of(netid)).size() + (kept.lines.containsKey(netid) ? 1 : 0);
        remove(kept.made, netid);
        remove(kept.lines, netid);
        remove(kept.lastRuns, netid);
        return found;
    }

    private <V> void remove(Map<NetId, V> values, NetId netid) {
        V before = values.remove(netid);
        if (before != null) {
            unit.changes().made(() -> values.put(netid, before));
        }
    }

    @Override
    public List<NetId> notSeenIn(long run, @Nullable NetId after, int limit) {
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
