package campus.contacts.directory;

import campus.contacts.osid.Value;
import campus.contacts.people.DirectoryAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way from a person, or from an element of one of its lists, to an attribute.
 *
 * @param steps each a part of the one before; never empty
 */
public record AttributePath(List<DirectoryAttribute> steps) {
    /** How the directory's document abbreviates {@code names} in filters. */
    private static final String NAME = "name";

    public AttributePath {
        steps = List.copyOf(steps);
    }

    /**
     * The path with these names, dots between them, upper and lower case being the same; empty when there is no such attribute.
     */
    public static Optional<AttributePath> find(DirectoryAttribute from, String dotted) {
        List<DirectoryAttribute> steps = new ArrayList<>();
        DirectoryAttribute place = from;
        for (String name : dotted.split("\\.", -1)) {
            String known = place == DirectoryAttribute.PERSON && name.equalsIgnoreCase(NAME) ? "names" : name;
            Optional<DirectoryAttribute> part = place.parts().stream()
                    .filter(each -> each.name().equalsIgnoreCase(known))
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

    /** What the path leads to. */
    public DirectoryAttribute last() {
        return steps.get(steps.size() - 1);
    }

    /** The way that is left after the first step; empty when that was the last one. */
    public Optional<AttributePath> rest() {
        return steps.size() == 1 ? Optional.empty() : Optional.of(new AttributePath(steps.subList(1, steps.size())));
    }

    /** This way and then that one. */
    public AttributePath then(AttributePath next) {
        return new AttributePath(
                Stream.concat(steps.stream(), next.steps.stream()).toList());
    }

    /** As a filter writes it. */
    public String dotted() {
        return String.join(".", steps.stream().map(DirectoryAttribute::name).toList());
    }

    @Override
    public String toString() {
        return dotted();
    }

    /** What is found there, through every element of every list on the way. */
    public Stream<Value> values(Value.Struct from) {
        Value value = from.get(first().name());
        Stream<Value> found = value instanceof Value.Array sequence
                ? sequence.values().stream()
                : Stream.of(value).filter(each -> !(each instanceof Value.Null));
        return rest().map(rest ->
                        found.filter(Value.Struct.class::isInstance).flatMap(each -> rest.values((Value.Struct) each)))
                .orElse(found);
    }
}
