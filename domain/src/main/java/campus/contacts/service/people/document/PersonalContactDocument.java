package campus.contacts.service.people.document;

import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import campus.contacts.people.SourcedContact;
import campus.contacts.records.DataSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a personal contact in the format of the People-Contacts API, with the members in the order of its samples. */
public final class PersonalContactDocument {
    static final List<String> CONTACT = List.of(
            "contact_type_id",
            "priority",
            "personal_relationship_id",
            "last_name",
            "first_name",
            "middle_name",
            "email",
            "addresses",
            "telephone_numbers");
    public static final List<String> ADDRESS = List.of(
            "street_line_1",
            "street_line_2",
            "street_line_3",
            "city",
            "state_id",
            "country_id",
            "postal_code",
            "address_type_id",
            "from_date",
            "to_date");
    static final List<String> TELEPHONE = List.of(
            "area_code",
            "number",
            "extension",
            "country_id",
            "is_international",
            "telephone_type_id",
            "from_date",
            "to_date");
    /** The members that are shown but ignored in requests. */
    public static final Set<String> SHOWN_ONLY = Set.of("data_origin", "data_source", "other_attributes");

    static final int STREET_LINES = 3;

    private static final Set<String> IGNORED = Set.of(
            "from_date",
            "to_date",
            "is_international",
            "telephone_type_id",
            "data_origin",
            "data_source",
            "other_attributes");

    private static final Set<String> IGNORED_OF_TELEPHONES = with(IGNORED, "country_id");

    private PersonalContactDocument() {}

    private static Set<String> with(Set<String> names, String other) {
        Set<String> all = new HashSet<>(names);
        all.add(other);
        return Set.copyOf(all);
    }

    /** Returns the paths of all members of a contact, in either shape. */
    public static List<String> paths() {
        List<String> paths = new ArrayList<>(CONTACT);
        paths.removeAll(List.of("addresses", "telephone_numbers"));
        paths.addAll(List.of("name", "data_origin", "data_source", "other_attributes.name"));
        ADDRESS.forEach(member -> paths.add("addresses." + member));
        TELEPHONE.forEach(member -> paths.add("telephone_numbers." + member));
        paths.add("telephone_numbers.number_type");
        return List.copyOf(paths);
    }

    /** Returns the document of a contact of that person. */
    public static Value.Struct of(SourcedContact shown, NetId owner) {
        Map<String, Value> item = new LinkedHashMap<>();
        item.put("owner_netid", new Value.Text(owner.value()));
        item.put("contact", contact(shown));
        item.put("id", new Value.Text(shown.id().toString()));
        item.put("cache_date", Value.ofSeconds(shown.changedAt()));
        return new Value.Struct(item);
    }

    public static Value.Struct contact(SourcedContact shown) {
        Map<String, Value> members = shown.isNamedAsWhole() ? named(shown) : inParts(shown);
        if (!shown.isWritable()) {
            members.put(
                    "other_attributes",
                    new Value.Array(List.of(new Value.Struct(Map.of("name", new Value.Text("readonly"))))));
        }
        DataSource source = shown.source().data();
        members.put("data_origin", source.origin() == null ? Value.NULL : new Value.Text(source.origin()));
        members.put("data_source", new Value.Text(source.code()));
        return new Value.Struct(members);
    }

    private static Map<String, Value> named(SourcedContact shown) {
        List<Value> numbers = new ArrayList<>();
        for (Value.Struct telephone : shown.address().properties().values().structs("telephoneNumbers")) {
            Map<String, Value> number = new LinkedHashMap<>();
            number.put("number_type", telephone.get("kind"));
            number.put("number", telephone.get("number"));
            numbers.add(new Value.Struct(number));
        }
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("contact_type_id", new Value.Text(shown.typeId()));
        members.put("telephone_numbers", new Value.Array(numbers));
        members.put("name", shown.said().get("name"));
        members.put("priority", priority(shown));
        return members;
    }

    private static Map<String, Value> inParts(SourcedContact shown) {
        Value.Struct said = shown.said();
        RecordProperties reached = shown.address().properties();
        EffectivePeriod effective = shown.contact().content().effective();
        return members(
                CONTACT,
                new Value.Text(shown.typeId()),
                priority(shown),
                filled(said.get("relationship")),
                filled(said.get("lastName")),
                filled(said.get("firstName")),
                filled(said.get("middleName")),
                filled(SourcedContact.structure(reached, "emailAddress").get("address")),
                new Value.Array(List.of(address(SourcedContact.structure(reached, "postalAddress"), effective))),
                new Value.Array(List.of(telephone(reached, effective))));
    }

    private static Value priority(SourcedContact shown) {
        return shown.priority()
                .<Value>map(priority -> new Value.Text(priority.toPlainString()))
                .orElse(Value.NULL);
    }

    private static Value address(Value.Struct postal, EffectivePeriod effective) {
        List<Value> street = postal.get("street") instanceof Value.Array lines ? lines.values() : List.of();
        return new Value.Struct(members(
                ADDRESS,
                line(street, 0),
                line(street, 1),
                line(street, 2),
                filled(postal.get("locality")),
                filled(postal.get("region")),
                filled(postal.get("country")),
                filled(postal.get("postalCode")),
                filled(postal.get("addressType")),
                Value.ofSeconds(effective.start()),
                Value.ofSeconds(effective.end())));
    }

    private static Value line(List<Value> street, int index) {
        return index < street.size() ? filled(street.get(index)) : Value.NULL;
    }

    private static Value telephone(RecordProperties reached, EffectivePeriod effective) {
        Value.Struct first = reached.values().structs("telephoneNumbers").stream()
                .findFirst()
                .orElseGet(() -> new Value.Struct(Map.of()));
        return new Value.Struct(members(
                TELEPHONE,
                filled(first.get("areaCode")),
                filled(first.get("number")),
                filled(first.get("extension")),
                Value.NULL,
                Value.NULL,
                Value.NULL,
                Value.ofSeconds(effective.start()),
                Value.ofSeconds(effective.end())));
    }

    static Map<String, Value> members(List<String> names, Value... values) {
        Map<String, Value> members = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            members.put(names.get(i), values[i]);
        }
        return members;
    }

    private static Value filled(Value value) {
        return value.equals(new Value.Text("")) ? Value.NULL : value;
    }

    /** Returns the part of a contact that requests can change, so that two requests for the same contact are equal. */
    public static Value normalized(Value contact) {
        return normalized(contact, IGNORED);
    }

    private static Value normalized(Value value, Set<String> ignored) {
        if (value instanceof Value.Struct structure) {
            Map<String, Value> members = new LinkedHashMap<>();
            structure.members().forEach((name, member) -> {
                if (!ignored.contains(name)) {
                    members.put(
                            name,
                            normalized(member, name.equals("telephone_numbers") ? IGNORED_OF_TELEPHONES : ignored));
                }
            });
            return new Value.Struct(members);
        }
        return value instanceof Value.Array sequence
                ? new Value.Array(sequence.values().stream()
                        .map(element -> normalized(element, ignored))
                        .toList())
                : filled(value);
    }
}
