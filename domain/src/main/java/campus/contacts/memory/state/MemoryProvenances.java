package campus.contacts.memory.state;

import campus.contacts.access.Provenance;
import campus.contacts.memory.index.UndoLog;
import java.util.HashMap;
import java.util.Map;

/** The provenance of objects of one kind by number; the default is {@link Provenance#OFFICIAL}. */
public final class MemoryProvenances {
    private final Map<Long, Provenance> known = new HashMap<>();

    public Provenance of(long number) {
        return known.getOrDefault(number, Provenance.OFFICIAL);
    }

    public void set(long number, Provenance provenance, UndoLog changes) {
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
