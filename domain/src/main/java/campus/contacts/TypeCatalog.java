package campus.contacts;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The genus and record types that this provider knows, and what derives from what. A type may have several parents. */
public final class TypeCatalog {
    private final Map<Id, Type> types = new LinkedHashMap<>();

    /**
     * @param types in the order in which they are listed
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when an Id stands twice, a parent is unknown, for another kind of
     *     object or of another sort, or a type derives from itself
     */
    public TypeCatalog(Collection<Type> types) {
        for (Type type : types) {
            if (this.types.putIfAbsent(type.id(), type) != null) {
                throw Refusal.invalid("type " + type.id() + " is defined twice");
            }
        }
        for (Type type : types) {
            for (Id parentId : type.parentIds()) {
                Type parent = this.types.get(parentId);
                if (parent == null || parent.appliesTo() != type.appliesTo() || parent.sort() != type.sort()) {
                    throw Refusal.invalid("type " + type.id() + " has the unknown or unfit parent " + parentId);
                }
                if (withAncestors(parentId).contains(type.id())) {
                    throw Refusal.invalid("type " + type.id() + " derives from itself through " + parentId);
                }
            }
        }
    }

    /** Every type, in the order given. */
    public List<Type> all() {
        return List.copyOf(types.values());
    }

    public Optional<Type> find(Id id) {
        return Optional.ofNullable(types.get(id));
    }

    /**
     * The classification of a new object.
     *
     * @param genusTypeId any well-formed type, known or not; null: the kind's default
     * @param recordTypeIds a repeated one counts once
     * @throws Refusal {@link Refusal.Reason#UNSUPPORTED} when a record type is unknown or made for another kind
     */
    public Classification classify(Kind kind, Id genusTypeId, List<Id> recordTypeIds, String authority) {
        Id genus = genusTypeId == null ? kind.defaultGenusType(authority) : genusTypeId.normalized();
        Set<Id> records = new LinkedHashSet<>();
        for (Id id : recordTypeIds) {
            Type type = types.get(id);
            if (type == null || type.sort() != Type.Sort.RECORD || type.appliesTo() != kind) {
                throw Refusal.unsupported("record type " + id + " is not supported for a " + kind.osidName());
            }
            records.add(type.id());
        }
        return new Classification(genus, List.copyOf(records));
    }

    /**
     * What an object's types must be when a list is asked for with these filters, each of which may be null.
     *
     * @param genusTypeId the very genus
     * @param parentGenusTypeId the genus or one that it derives from
     * @param recordTypeId a record type carried, or one that it derives from
     */
    public TypeFilter filter(Id genusTypeId, Id parentGenusTypeId, Id recordTypeId) {
        Set<Id> genus = parentGenusTypeId == null ? null : withDescendants(parentGenusTypeId);
        if (genusTypeId != null) {
            genus = genus == null || genus.contains(genusTypeId) ? Set.of(genusTypeId) : Set.of();
        }
        return new TypeFilter(genus, recordTypeId == null ? null : withDescendants(recordTypeId));
    }

    /** That type and every known type that derives from it, directly or not. */
    public Set<Id> withDescendants(Id id) {
        Set<Id> found = new LinkedHashSet<>(Set.of(id));
        Deque<Id> left = new ArrayDeque<>(found);
        while (!left.isEmpty()) {
            Id parent = left.pop();
            for (Type type : types.values()) {
                if (type.parentIds().contains(parent) && found.add(type.id())) {
                    left.push(type.id());
                }
            }
        }
        return found;
    }

    /** That type and every type that it derives from, directly or not, nearest first. */
    public Set<Id> withAncestors(Id id) {
        Set<Id> found = new LinkedHashSet<>(Set.of(id));
        Deque<Id> left = new ArrayDeque<>(found);
        while (!left.isEmpty()) {
            Type type = types.get(left.poll());
            if (type != null) {
                type.parentIds().stream().filter(found::add).forEach(left::add);
            }
        }
        return found;
    }
}
