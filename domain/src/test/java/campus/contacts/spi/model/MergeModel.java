package campus.contacts.spi.model;

import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A naive model of merging and undoing (exchange, section 4): what each object is, and where each Id leads. */
public final class MergeModel {
    private final Map<Id, Thing> things = new LinkedHashMap<>();

    /** An object, existing or deleted. */
    public static final class Thing {
        public final ObjectKind kind;
        public final Id id;
        public final Id reference;
        public final Set<Id> books = new HashSet<>();
        public final Set<Id> aliases = new HashSet<>();
        public String description;
        /** The text of an address, or the addressee of a contact. */
        public String value;

        /** The address of a contact. */
        public Thing address;

        public boolean exists = true;
        /** The version that was deleted. */
        public long lastVersion;

        /** The contacts that moved when this address was merged. */
        private final Set<Thing> moved = new LinkedHashSet<>();

        private Thing(ObjectKind kind, Id id, Id reference, Thing address) {
            this.kind = kind;
            this.id = id;
            this.reference = reference;
            this.address = address;
        }
    }

    public Thing add(ObjectKind kind, Id id, Id reference, Thing address, Id book) {
        Thing made = new Thing(kind, id, reference, address);
        made.books.add(book);
        things.put(id, made);
        return made;
    }

    public List<Thing> all() {
        return List.copyOf(things.values());
    }

    public List<Thing> existing(ObjectKind kind) {
        return things.values().stream()
                .filter(thing -> thing.exists && thing.kind == kind)
                .toList();
    }

    public List<Thing> deleted() {
        return things.values().stream().filter(thing -> !thing.exists).toList();
    }

    /** Returns the existing object to which an Id leads, or null. */
    public Thing find(ObjectKind kind, Id id) {
        Thing own = things.get(id);
        return own != null && own.exists ? own : owner(kind, id);
    }

    private Thing owner(ObjectKind kind, Id alias) {
        return existing(kind).stream()
                .filter(thing -> thing.aliases.contains(alias))
                .findFirst()
                .orElse(null);
    }

    public List<Thing> contactsOf(Thing address) {
        return existing(ObjectKind.CONTACT).stream()
                .filter(contact -> contact.address == address)
                .toList();
    }

    /** Gives an alias, and takes it from the object that has it. */
    public void give(Thing thing, Id alias) {
        Thing owner = owner(thing.kind, alias);
        if (owner != null) {
            owner.aliases.remove(alias);
        }
        thing.aliases.add(alias);
    }

    public void merge(Thing kept, Thing other, long version) {
        kept.description = kept.description == null ? other.description : kept.description;
        kept.value = kept.value == null ? other.value : kept.value;
        kept.books.addAll(other.books);
        other.moved.clear();
        for (Thing contact : contactsOf(other)) {
            contact.address = kept;
            other.moved.add(contact);
        }
        delete(other, version);
        kept.aliases.addAll(other.aliases);
        kept.aliases.add(other.id);
    }

    /** Deletes an object, which takes its aliases with it. */
    public void delete(Thing thing, long version) {
        thing.exists = false;
        thing.lastVersion = version;
    }

    /** Restores a deleted object; where it was merged, that is undone. */
    public void restore(Thing thing) {
        Thing kept = owner(thing.kind, thing.id);
        Set<Id> back = new HashSet<>(thing.aliases);
        back.removeIf(alias -> owner(thing.kind, alias) != kept && owner(thing.kind, alias) != null);
        for (Thing other : things.values()) {
            if (other.kind == thing.kind && other != thing && (other == kept || !other.exists)) {
                other.aliases.remove(thing.id);
            }
        }
        if (kept != null) {
            kept.aliases.removeAll(back);
        }
        thing.aliases.retainAll(back);
        thing.exists = true;
        if (thing.kind == ObjectKind.ADDRESS) {
            List<Thing> own = new ArrayList<>(thing.moved);
            own.removeIf(contact -> !contact.exists || contact.address != kept);
            own.forEach(contact -> contact.address = thing);
            thing.moved.clear();
        } else {
            thing.address = find(ObjectKind.ADDRESS, thing.address.id);
        }
    }
}
