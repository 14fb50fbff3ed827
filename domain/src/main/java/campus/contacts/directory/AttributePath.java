package campus.contacts.directory;

import campus.contacts.osid.Value;
import campus.contacts.people.DirectoryAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The path from a person, or from an element of one of its lists, to an attribute.
 *
 * @param steps each a part of the previous one; never empty
 */
public record AttributePath(List<DirectoryAttribute> steps) {
    /** The directory document's abbreviation of {@code names} in filters. */
    private static final String NAME = "name";

    public AttributePath {
        steps = List.copyOf(steps);
    }

    /** Returns the path with these dotted names, ignoring case; empty when there is no such attribute. */
    public static Optional<AttributePath> find(DirectoryAttribute from, String dotted) {
        List<DirectoryAttribute> steps = new ArrayList<>();
        DirectoryAttribute place = from;
        for (String name : dotted.split("\\.", -1)) {
            String known = place == DirectoryAttribute.PERSON && name.equalsIgnoreCase(NAME) ? "names" : name;
            Optional<DirectoryAttribute> part = place.parts().stream()
                    .filter(attribute -> attribute.name().equalsIgnoreCase(known))
                    .findFirst();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            place = part.get();
            steps.add(place);
        }
        return Optional.of(new AttributePath(steps));
    }

    public DirectoryAttribute first() {
        return steps.get(0);
    }

    /** Returns the attribute at the end of the path. */
    public DirectoryAttribute last() {
        return steps.get(steps.size() - 1);
    }

    /** Returns the path after the first step; empty when there is only one step. */
    public Optional<AttributePath> rest() {
        return steps.size() == 1 ? Optional.empty() : Optional.of(new AttributePath(steps.subList(1, steps.size())));
    }

    /** Returns the concatenation of this path and the next. */
    public AttributePath then(AttributePath next) {
        return new AttributePath(
                Stream.concat(steps.stream(), next.steps.stream()).toList());
    }

    /** Returns the path as written in filters. */
    public String dotted() {
        return String.join(".", steps.stream().map(DirectoryAttribute::name).toList());
    }

    @Override
    public String toString() {
        return dotted();
    }

    /** Returns the values at the end of the path, in every element of every list on the way. */
    public Stream<Value> values(Value.Struct from) {
        Value value = from.get(first().name());
        Stream<Value> found = value instanceof Value.Array sequence
                ? sequence.values().stream()
                : Stream.of(value).filter(element -> !(element instanceof Value.Null));
        return rest().map(rest -> found.filter(Value.Struct.class::isInstance)
                        .flatMap(element -> rest.values((Value.Struct) element)))
                .orElse(found);
    }
}
