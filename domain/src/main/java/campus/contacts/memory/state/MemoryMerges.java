package campus.contacts.memory.state;

import campus.contacts.memory.index.UndoLog;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.MergeStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

public record MemoryMerges(MemoryTransaction unit) implements MergeStore {
    /** The numbers of the contacts that were moved away from deleted addresses, by the number of the address. */
    public static final class Kept {
        private final TreeMap<Long, SortedSet<Long>> moved = new TreeMap<>();

        public void add(long address, long contact, UndoLog changes) {
            SortedSet<Long> contacts = moved.computeIfAbsent(address, none -> new TreeSet<>());
            if (contacts.add(contact)) {
                changes.made(() -> contacts.remove(contact));
            }
        }

        public void forget(long address, UndoLog changes) {
            SortedSet<Long> before = moved.remove(address);
            if (before != null) {
                changes.made(() -> moved.put(address, before));
            }
        }

        /** Returns whether contacts were moved away from an address. */
        public boolean isKnown(long address) {
            return moved.containsKey(address);
        }

        /** Passes each address with each of its contacts, in the order of the numbers. */
        public void forEach(BiConsumer<Long, Long> action) {
            moved.forEach((address, contacts) -> contacts.forEach(contact -> action.accept(address, contact)));
        }
    }

    /** The past of an address, which ends later with its deletion, decides how long the record is kept. */
    @Override
    public void moved(Id addressId, Collection<Id> contactIds) {
        if (unit.memory().retention.keepsNothing()) {
            return;
        }
        long address = address(addressId);
        contactIds.forEach(contact -> unit.memory().merges.add(address, number(contact), unit.changes()));
    }

    @Override
    public List<Id> moved(Id addressId) {
        List<Id> found = new ArrayList<>();
        unit.memory()
                .merges
                .moved
                .getOrDefault(address(addressId), new TreeSet<>())
                .forEach(contact -> found.add(unit.memory().ownIds.id(ObjectKind.CONTACT, contact)));
        return found;
    }

    @Override
    public void forget(Id addressId) {
        unit.memory().merges.forget(address(addressId), unit.changes());
    }

    private long address(Id id) {
        return unit.memory().ownIds.number(ObjectKind.ADDRESS, id).orElseThrow();
    }

    private long number(Id contactId) {
        return unit.memory().ownIds.number(ObjectKind.CONTACT, contactId).orElseThrow();
    }
}
