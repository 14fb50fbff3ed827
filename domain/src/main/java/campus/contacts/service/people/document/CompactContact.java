package campus.contacts.service.people.document;

import campus.contacts.osid.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a contact in parts, as {@link PersonalContactReader} returns it, in a shorter form: without null members, and
 * with the only address and the only telephone number as objects instead of lists.
 */
public final class CompactContact {
    private static final Map<String, List<String>> OBJECTS = Map.of(
            "addresses", PersonalContactDocument.ADDRESS, "telephone_numbers", PersonalContactDocument.TELEPHONE);

    private static final Value.Struct NOTHING = new Value.Struct(Map.of());

    private CompactContact() {}

    /** Returns the compact form of a contact in parts. */
    public static Value.Struct write(Value.Struct said) {
        Map<String, Value> members = new LinkedHashMap<>();
        said.members().forEach((name, value) -> {
            Value compact = OBJECTS.containsKey(name) ? write(said.structs(name).get(0)) : value;
            if (!compact.equals(Value.NULL) && !compact.equals(NOTHING)) {
                members.put(name, compact);
            }
        });
        return new Value.Struct(members);
    }

    /**
     * Returns the contact in parts.
     *
     * @throws IllegalArgumentException when this is not what {@link #write} returns
     */
    public static Value.Struct read(Value.Struct compact) {
        return read(compact, PersonalContactDocument.CONTACT);
    }

    private static Value.Struct read(Value.Struct compact, List<String> names) {
        compact.members().keySet().forEach(name -> require(names.contains(name), name));
        Map<String, Value> members = new LinkedHashMap<>();
        for (String name : names) {
            members.put(name, OBJECTS.containsKey(name) ? list(compact, name) : text(compact, name));
        }
        return new Value.Struct(members);
    }

    private static Value list(Value.Struct compact, String name) {
        Value only = compact.members().getOrDefault(name, NOTHING);
        require(only instanceof Value.Struct, name);
        return new Value.Array(List.of(read((Value.Struct) only, Objects.requireNonNull(OBJECTS.get(name)))));
    }

    private static Value text(Value.Struct compact, String name) {
        Value value = compact.get(name);
        require(value instanceof Value.Text || !compact.members().containsKey(name), name);
        return value;
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException("a compact contact has the invalid member '" + name + "'");
        }
    }
}
