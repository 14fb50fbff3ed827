package campus.contacts.backup;

import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Dplan;
import campus.contacts.people.Person;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads and writes the fields of a person, except the time of the last change. */
final class PersonJson {
    private PersonJson() {}

    static Value.Struct write(Person person) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("private", new Value.Bool(person.standing().isPrivate()));
        members.put("student", new Value.Bool(person.standing().isStudent()));
        members.put("entry", person.entry().attributes());
        members.put(
                "dplans",
                new Value.Array(
                        person.dplans().stream().<Value>map(Dplan::value).toList()));
        return new Value.Struct(members);
    }

    static Person read(Value.Struct person, Instant changedAt) {
        return new Person(
                new Person.Standing(flag(person, "private"), flag(person, "student")),
                new DirectoryEntry(required(
                        "entry",
                        person.get("entry"),
                        value -> value instanceof Value.Struct structure ? structure : null)),
                person.structs("dplans").stream().map(Dplan::of).toList(),
                changedAt);
    }

    private static boolean flag(Value.Struct of, String member) {
        return required(member, of.get(member), value -> value instanceof Value.Bool flag ? flag.value() : null);
    }

    /** @param reads returns null for an invalid value */
    private static <T> T required(String member, Value value, Function<Value, T> reads) {
        T read = reads.apply(value);
        if (read == null) {
            throw Refusal.invalid("person: " + member + " is missing or unfit");
        }
        return read;
    }
}
