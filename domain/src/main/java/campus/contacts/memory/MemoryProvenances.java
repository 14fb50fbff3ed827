package campus.contacts.memory;

import campus.contacts.access.Provenance;
import java.util.HashMap;
import java.util.Map;

/** The provenance of objects of one kind by number; the default is {@link Provenance#OFFICIAL}. */
final class MemoryProvenances {
    private final Map<Long, Provenance> known = new HashMap<>();

    Provenance of(long number) {
        return known.getOrDefault(number, Provenance.OFFICIAL);
    }

    void set(long number, Provenance provenance, UndoLog changes) {
        Provenance before = of(number);
        put(number, provenance);
        changes.made(() -> put(number, before));
    }

    private void put(long number, Provenance provenance) {
        if (provenance.equals(Provenance.OFFICIAL)) {
            known.remove(number);
        } else {
            known.put(number, provenance);
        }
    }
}
