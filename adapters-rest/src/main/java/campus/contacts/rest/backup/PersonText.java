package campus.contacts.rest.backup;

import campus.contacts.Refusal;
import campus.contacts.Value;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Dplan;
import campus.contacts.people.Person;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What a line says of a person, beside when it was last changed. */
final class PersonText {
    private PersonText() {}

    static Value.Structure write(Person person) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("private", new Value.Flag(person.standing().isPrivate()));
        members.put("student", new Value.Flag(person.standing().isStudent()));
        members.put("entry", person.entry().attributes());
        members.put(
                "dplans",
                new Value.Sequence(
                        person.dplans().stream().<Value>map(Dplan::value).toList()));
        return new Value.Structure(members);
    }

    static Person read(Value.Structure person, Instant changedAt) {
        return new Person(
                new Person.Standing(flag(person, "private"), flag(person, "student")),
                new DirectoryEntry(required(
                        "entry",
                        person.get("entry"),
                        value -> value instanceof Value.Structure structure ? structure : null)),
                person.structures("dplans").stream().map(Dplan::of).toList(),
                changedAt);
    }

    private static boolean flag(Value.Structure of, String member) {
        return required(member, of.get(member), value -> value instanceof Value.Flag flag ? flag.value() : null);
    }

    /** @param reads gives null for what does not fit */
    private static <T> T required(String member, Value value, Function<Value, T> reads) {
        T read = reads.apply(value);
        if (read == null) {
            throw Refusal.invalid("person: " + member + " is missing or unfit");
        }
        return read;
    }
}
