package campus.contacts.memory.state;

import campus.contacts.Alias;
import campus.contacts.memory.index.UndoLog;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.AliasStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

public record MemoryAliases(MemoryTransaction unit) implements AliasStore {
    private static final Comparator<Alias> ORDER =
            Comparator.comparing(alias -> alias.aliasId().key());

    /** The aliases of existing objects, and those of deleted objects that may be restored. */
    public static final class Kept {
        private final LocalIds ownIds;
        private final Map<Name, Alias> present = new HashMap<>();
        private final Map<Name, List<Alias>> ofDeleted = new HashMap<>();

        /** An alias, or the Id of an object, among those of one kind. */
        private record Name(ObjectKind kind, Id id) {}

        Kept(LocalIds ownIds) {
            this.ownIds = ownIds;
        }

        /** Returns the number in an own Id, or of the existing object that has it as an alias. */
        public OptionalLong number(ObjectKind kind, Id id) {
            OptionalLong own = ownIds.number(kind, id);
            Alias alias = own.isPresent() || present.isEmpty() ? null : present.get(new Name(kind, id));
            return alias == null ? own : ownIds.number(kind, alias.objectId());
        }

        /** Returns the number of the existing object into which the one with the own Id was merged. */
        public OptionalLong merged(ObjectKind kind, Id id) {
            return find(kind, id).stream()
                    .flatMapToLong(alias -> ownIds.number(kind, alias.objectId()).stream())
                    .findFirst();
        }

        /** Returns whether the alias is one of an existing object. */
        public boolean isPresent(Alias alias) {
            return find(alias.kind(), alias.aliasId()).filter(alias::equals).isPresent();
        }

        public Optional<Alias> find(ObjectKind kind, Id aliasId) {
            return Optional.ofNullable(present.get(new Name(kind, aliasId)));
        }

        public List<Alias> of(ObjectKind kind, Id id) {
            return present.values().stream()
                    .filter(alias -> alias.kind() == kind && alias.objectId().equals(id))
                    .sorted(ORDER)
                    .toList();
        }

        /** Returns all aliases by kind and key; of equal ones that of the existing object first. */
        public List<Alias> all(boolean withDeleted) {
            List<Alias> all = new ArrayList<>(present.values());
            if (withDeleted) {
                ofDeleted.values().forEach(all::addAll);
            }
            // the sort is stable
            all.sort(Comparator.comparing(Alias::kind).thenComparing(ORDER));
            return all;
        }

        public void add(Alias alias, UndoLog changes) {
            Name name = new Name(alias.kind(), alias.aliasId());
            if (present.putIfAbsent(name, alias) != null) {
                throw new IllegalStateException(alias.aliasId() + " is an alias already");
            }
            changes.made(() -> present.remove(name));
        }

        public void remove(ObjectKind kind, Id aliasId, UndoLog changes) {
            Name name = new Name(kind, aliasId);
            Alias before = present.remove(name);
            if (before != null) {
                changes.made(() -> present.put(name, before));
            }
        }

        /** Adds an alias that a deleted object had. */
        public void addOfDeleted(Alias alias, UndoLog changes) {
            List<Alias> kept =
                    ofDeleted.computeIfAbsent(new Name(alias.kind(), alias.objectId()), object -> new ArrayList<>());
            kept.add(alias);
            changes.made(() -> kept.remove(alias));
        }

        /** Takes the aliases from a deleted object, which may be restored, and returns whether it had any. */
        public boolean objectDeleted(ObjectKind kind, Id id, UndoLog changes) {
            List<Alias> before = of(kind, id);
            for (Alias alias : before) {
                remove(kind, alias.aliasId(), changes);
                addOfDeleted(alias, changes);
            }
            return !before.isEmpty();
        }

        public void objectRestored(ObjectKind kind, Id id, UndoLog changes) {
            for (Alias alias : forget(kind, id, changes)) {
                if (find(kind, alias.aliasId()).isEmpty()) {
                    add(alias, changes);
                }
            }
        }

        /** Returns the aliases of a deleted object. */
        List<Alias> ofDeleted(ObjectKind kind, Id id) {
            return ofDeleted.getOrDefault(new Name(kind, id), List.of()).stream()
                    .sorted(ORDER)
                    .toList();
        }

        /** Takes an alias from the deleted objects. */
        void forgetOfDeleted(ObjectKind kind, Id aliasId, UndoLog changes) {
            ofDeleted
                    .values()
                    .forEach(aliases -> aliases.stream()
                            .filter(alias ->
                                    alias.kind() == kind && alias.aliasId().equals(aliasId))
                            .toList()
                            .forEach(alias -> {
                                aliases.remove(alias);
                                changes.made(() -> aliases.add(alias));
                            }));
        }

        /** Removes the aliases of a deleted object for good. */
        public List<Alias> forget(ObjectKind kind, Id id, UndoLog changes) {
            Name object = new Name(kind, id);
            List<Alias> kept = ofDeleted.remove(object);
            if (kept == null) {
                return List.of();
            }
            changes.made(() -> ofDeleted.put(object, kept));
            return List.copyOf(kept);
        }
    }

    @Override
    public List<Alias> list(ObjectKind kind, Id id) {
        OptionalLong number = unit.memory().aliases.number(kind, id);
        return number.isEmpty()
                ? List.of()
                : unit.memory().aliases.of(kind, unit.memory().ownIds.id(kind, number.getAsLong()));
    }

    @Override
    public Optional<Id> owner(ObjectKind kind, Id aliasId) {
        return unit.memory().aliases.find(kind, aliasId).map(Alias::objectId);
    }

    @Override
    public void add(Alias alias) {
        unit.memory().aliases.add(alias, unit.changes());
    }

    @Override
    public List<Alias> ofDeleted(ObjectKind kind, Id id) {
        return unit.memory().aliases.ofDeleted(kind, id);
    }

    @Override
    public void forget(ObjectKind kind, Id aliasId) {
        remove(kind, aliasId);
        unit.memory().aliases.forgetOfDeleted(kind, aliasId, unit.changes());
    }

    @Override
    public void remove(ObjectKind kind, Id aliasId) {
        unit.memory().aliases.remove(kind, aliasId, unit.changes());
    }
}
