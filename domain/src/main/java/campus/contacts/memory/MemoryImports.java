package campus.contacts.memory;

import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.people.Made;
import campus.contacts.people.Netid;
import campus.contacts.spi.ImportStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What imports made, in memory. */
record MemoryImports(MemoryUnit unit) implements ImportStore {
    /** What tells one thing made for a person from another. */
    private record Place(String slot, String key) {}

    /** All that is kept of imports. */
    static final class Kept {
        private final Map<Netid, Map<Place, Made>> made = new HashMap<>();
        private final Map<Netid, String> seen = new HashMap<>();
    }

    @Override
    public List<Made> made(Collection<Netid> netids) {
        List<Made> found = new ArrayList<>();
        for (Netid netid : netids) {
            if (unit.memory().people.containsKey(netid)) {
                kept().made.getOrDefault(netid, Map.of()).values().stream()
                        .filter(this::isThere)
                        .forEach(found::add);
            }
        }
        return found;
    }

    private boolean isThere(Made made) {
        return isThere(Kind.ADDRESS, made.addressId(), unit.memory().addresses)
                && isThere(Kind.CONTACT, made.contactId(), unit.memory().contacts);
    }

    private boolean isThere(Kind kind, Id id, Table<?> table) {
        if (id == null) {
            return true;
        }
        OptionalLong number = unit.memory().ownIds.number(kind, id);
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
        Kept kept = kept();
        Made before = replace(kept, place, now);
        unit.changes().made(() -> replace(kept, place, before));
    }

    private static Made replace(Kept kept, Made place, Made now) {
        Map<Place, Made> ofPerson = kept.made.computeIfAbsent(place.netid(), none -> new HashMap<>());
        Place at = new Place(place.slot(), place.key());
        return now == null ? ofPerson.remove(at) : ofPerson.put(at, now);
    }

    @Override
    public void see(String run, Collection<Netid> netids) {
        Kept kept = kept();
        for (Netid netid : netids) {
            String before = kept.seen.put(netid, run);
            Consumer<String> restore = text -> kept.seen.put(netid, text);
            unit.changes().made(() -> restore.accept(before));
        }
    }

    @Override
    public List<Netid> unseen(String run, int limit) {
        return unit.memory().people.keySet().stream()
                .filter(netid -> !run.equals(kept().seen.get(netid)))
                .limit(limit)
                .toList();
    }

    private Kept kept() {
        return unit.memory().imports;
    }
}
