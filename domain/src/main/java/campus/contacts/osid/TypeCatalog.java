package campus.contacts.osid;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The genus and record types of this provider and their derivation. A type may have several parents. */
public final class TypeCatalog {
    /** The maximum number of genus types that a refusal suggests. */
    private static final int MAX_NEAREST = 3;
    /** The maximum number of record types that a refusal names; a campus has fewer. */
    private static final int MAX_RECORDS_NAMED = 50;

    private final Map<Id, Type> types = new LinkedHashMap<>();

    /**
     * @param types in the order in which they are listed
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when an Id is repeated, a parent is unknown, for another kind of
     *     object or of another sort, a type derives from itself, or two record types for one kind add the same property; its
     *     one detail points to the type in the order given, such as {@code /3}
     */
    public TypeCatalog(Collection<Type> types) {
        List<Type> ordered = List.copyOf(types);
        for (Type type : ordered) {
            if (this.types.putIfAbsent(type.id(), type) != null) {
                throw refuse(ordered, type, "is defined twice");
            }
        }
        Map<String, Type> adding = new HashMap<>();
        for (Type type : ordered) {
            for (Id parentId : type.parentIds()) {
                parentProblem(type, parentId).ifPresent(problem -> {
                    throw refuse(ordered, type, problem);
                });
            }
            for (String property : type.properties()) {
                Type other = adding.putIfAbsent(type.appliesTo() + " " + property, type);
                if (other != null) {
                    throw refuse(
                            ordered, type, "adds the property " + property + ", which " + other.id() + " adds too");
                }
            }
        }
    }

    private Optional<String> parentProblem(Type type, Id parentId) {
        Type parent = types.get(parentId);
        if (parent == null) {
            return Optional.of("has the unknown parent " + parentId);
        }
        if (parent.appliesTo() != type.appliesTo() || parent.sort() != type.sort()) {
            return Optional.of(
                    "has the parent " + parentId + ", which is of another sort or for another kind of object");
        }
        return withAncestors(parentId).contains(type.id())
                ? Optional.of("derives from itself through " + parentId)
                : Optional.empty();
    }

    private static Refusal refuse(List<Type> ordered, Type type, String problem) {
        String message = "type " + type.id() + ' ' + problem;
        return Refusal.invalid(message, List.of(new Refusal.Detail("/" + ordered.lastIndexOf(type), message)));
    }

    /** Returns all types, in the order given. */
    public List<Type> all() {
        return List.copyOf(types.values());
    }

    public Optional<Type> find(Id id) {
        return Optional.ofNullable(types.get(id));
    }

    /** Returns the classification of a new object of the kind's default genus. */
    public Classification classify(ObjectKind kind, List<Id> recordTypeIds, String authority) {
        return classify(kind, null, recordTypeIds, authority);
    }

    /**
     * Returns the classification of a new object.
     *
     * @param genusTypeId null: the kind's default; a type of another authority may be unknown, and any type if this
     *     catalog has no genus types for the kind
     * @param recordTypeIds duplicates are ignored
     * @param authority of this provider's own types
     * @throws Refusal {@link Refusal.Reason#UNSUPPORTED} when a record type, or a genus type of the own authority, is unknown or
     *     made for another kind
     */
    public Classification classify(
            ObjectKind kind, @Nullable Id genusTypeId, List<Id> recordTypeIds, String authority) {
        Id genus = genusTypeId == null ? kind.defaultGenusType(authority) : genusTypeId.normalized();
        requireGenus(kind, genus, authority);
        Set<Id> records = new LinkedHashSet<>();
        for (Id id : recordTypeIds) {
            Type type = types.get(id);
            if (type == null || type.sort() != Type.Sort.RECORD || type.appliesTo() != kind) {
                throw Refusal.unsupported(
                        "record type " + TextRules.shown(id) + " is not supported for " + kind.withArticle()
                                + "; supported are: " + nearest(kind, Type.Sort.RECORD, id, MAX_RECORDS_NAMED));
            }
            records.add(type.id());
        }
        return new Classification(genus, List.copyOf(records));
    }

    private void requireGenus(ObjectKind kind, Id genus, String authority) {
        Type type = types.get(genus);
        boolean known = type != null && type.sort() == Type.Sort.GENUS && type.appliesTo() == kind;
        boolean own = Id.of("type.Type", "any", genus.authority()).equals(Id.of("type.Type", "any", authority));
        if (own && !known && !genus.equals(kind.defaultGenusType(authority)) && hasGenera(kind)) {
            throw Refusal.unsupported("genus type " + TextRules.shown(genus) + " is not known for " + kind.withArticle()
                    + "; the nearest are: " + nearest(kind, Type.Sort.GENUS, genus, MAX_NEAREST));
        }
    }

    private boolean hasGenera(ObjectKind kind) {
        return types.values().stream().anyMatch(type -> type.sort() == Type.Sort.GENUS && type.appliesTo() == kind);
    }

    /** Returns the types of that kind and sort whose names are closest to that of an Id, nearest first. */
    private String nearest(ObjectKind kind, Type.Sort sort, Id to, int max) {
        return types.values().stream()
                .filter(type -> type.sort() == sort && type.appliesTo() == kind)
                .map(type -> type.id())
                .sorted(Comparator.comparingInt(id -> TextRules.distance(id.identifier(), to.identifier())))
                .limit(max)
                .map(Id::toString)
                .collect(Collectors.joining(", "));
    }

    /** Returns these types and others; others that are already known are ignored. */
    public TypeCatalog with(Collection<Type> others) {
        List<Type> all = new ArrayList<>(types.values());
        others.stream().filter(type -> !types.containsKey(type.id())).forEach(all::add);
        return new TypeCatalog(all);
    }

    /** Returns the record types for that kind of object that add one of these properties themselves, in order. */
    public List<Id> recordTypesOf(ObjectKind kind, RecordProperties properties) {
        return types.values().stream()
                .filter(type -> type.appliesTo() == kind)
                .filter(type ->
                        type.properties().stream().anyMatch(properties.values().members()::containsKey))
                .map(Type::id)
                .toList();
    }

    /** Returns the names of the properties that these record types add or inherit, in order. */
    public Set<String> properties(List<Id> recordTypeIds) {
        return rules(recordTypeIds).keySet();
    }

    private Map<String, PropertyRule> rules(List<Id> recordTypeIds) {
        Map<String, PropertyRule> rules = new LinkedHashMap<>();
        for (Id recordTypeId : recordTypeIds) {
            for (Id id : withAncestors(recordTypeId)) {
                find(id).ifPresent(type -> type.rules().forEach(rules::putIfAbsent));
            }
        }
        return rules;
    }

    /**
     * Checks that an object may have these properties. Whatever passes is served by the REST API and accepted there
     * when it is sent back.
     *
     * @param before the properties that it already has, which are accepted even when their record type is no longer
     *     known or its rules have changed
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when none of its record types adds one of them, values break
     *     the rules of their record types, or the properties have more than 960 KiB as JSON, 90,000 names and values,
     *     1,000 members in one structure, or numbers with more than 1,000 characters or an exponent beyond 400
     */
    public void requireAdded(Classification classification, RecordProperties properties, RecordProperties before) {
        if (properties.isEmpty() || properties.equals(before)) {
            return;
        }
        Map<String, PropertyRule> rules = rules(classification.recordTypeIds());
        for (String name : properties.values().members().keySet()) {
            if (!rules.containsKey(name) && before.get(name).isEmpty()) {
                throw TextRules.refuse(name, "is a property that no record type of this object adds");
            }
        }
        List<Refusal.Detail> problems = problems(rules, properties, before);
        if (!problems.isEmpty()) {
            throw Refusal.invalidProperties(problems);
        }
    }

    /**
     * Returns the problems of properties by the rules of these record types, each with its pointer into the properties;
     * empty when there are none. Properties that none of the types adds are not checked.
     */
    public List<Refusal.Detail> problems(List<Id> recordTypeIds, RecordProperties properties) {
        return problems(rules(recordTypeIds), properties, RecordProperties.NONE);
    }

    private static List<Refusal.Detail> problems(
            Map<String, PropertyRule> rules, RecordProperties properties, RecordProperties before) {
        ValidationErrors problems = new ValidationErrors();
        PropertySize.check(properties, problems);
        properties.values().members().forEach((name, value) -> {
            PropertyRule rule = rules.getOrDefault(name, PropertyRule.ANY);
            if (!problems.isFull()
                    && !rule.isUnset(value)
                    && !value.equals(before.values().get(name))) {
                rule.check(value, Refusal.Detail.member("", name), problems);
            }
        });
        return problems.all();
    }

    /**
     * Returns the filter on an object's types for these arguments, each of which may be null.
     *
     * @param genusTypeId the exact genus
     * @param parentGenusTypeId the genus or one that it derives from
     * @param recordTypeId a record type of the object, or one from which such a type derives
     */
    public TypeFilter filter(@Nullable Id genusTypeId, @Nullable Id parentGenusTypeId, @Nullable Id recordTypeId) {
        Set<Id> genus = parentGenusTypeId == null ? null : withDescendants(parentGenusTypeId);
        if (genusTypeId != null) {
            genus = genus == null || genus.contains(genusTypeId) ? Set.of(genusTypeId) : Set.of();
        }
        return new TypeFilter(genus, recordTypeId == null ? List.of() : List.of(withDescendants(recordTypeId)));
    }

    /** Returns that type and every known type that derives from it, directly or not. */
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

    /** Returns that type and every type from which it derives, directly or not, nearest first. */
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
