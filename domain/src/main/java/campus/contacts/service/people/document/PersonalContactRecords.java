package campus.contacts.service.people.document;

import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.people.SourcedContact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Converts a contact of the People-Contacts API to records of a contact and its address. Parts of a record that are
 * unknown to the API, such as a room or a second telephone, are kept.
 *
 * @param said a contact in parts, as returned by {@link PersonalContactReader}
 */
public record PersonalContactRecords(Value.Struct said) {
    /** Returns the record types of every address created here. */
    public static List<Id> ofAddresses(String authority) {
        return List.of(
                record("postal-address", authority),
                record("telephone-number", authority),
                record("email-address", authority));
    }

    /** Returns the record type of every contact created here. */
    public static Id ofContacts(String authority) {
        return record("personal-contact", authority);
    }

    private static Id record(String name, String authority) {
        return Id.of("type.Type", name, authority);
    }

    public String typeId() {
        return said.text("contact_type_id").orElseThrow();
    }

    public BigDecimal priority() {
        return new BigDecimal(said.text("priority").orElseThrow());
    }

    /** Returns the display name of its objects, truncated to the maximum length. */
    public String displayName() {
        return displayName(said.get("first_name"), said.get("middle_name"), said.get("last_name"));
    }

    /**
     * Returns the display name of objects made for a contact with these properties, as a whole or from its parts; empty
     * where the properties have none. An object that has this name has not been renamed by a user.
     */
    public static String displayName(RecordProperties contact) {
        Value.Struct person = SourcedContact.structure(contact, SourcedContact.PROPERTY);
        String whole = displayName(person.get("name"));
        return whole.isEmpty()
                ? displayName(person.get("firstName"), person.get("middleName"), person.get("lastName"))
                : whole;
    }

    private static String displayName(Value... parts) {
        StringJoiner name = new StringJoiner(" ");
        for (Value part : parts) {
            if (part instanceof Value.Text text && !text.value().isEmpty()) {
                name.add(text.value());
            }
        }
        return DisplayText.cut(name.toString());
    }

    /** Returns the properties of the contact. */
    public RecordProperties contact(RecordProperties before) {
        Map<String, Value> person = new LinkedHashMap<>();
        person.put("firstName", said.get("first_name"));
        person.put("middleName", said.get("middle_name"));
        person.put("lastName", said.get("last_name"));
        person.put("name", Value.NULL);
        person.put("relationship", said.get("personal_relationship_id"));
        person.put("priority", new Value.Number(priority()));
        return before.with(SourcedContact.PROPERTY, new Value.Struct(person));
    }

    /** Returns the properties of the address. */
    public RecordProperties address(RecordProperties before) {
        return before.with("postalAddress", postal(before))
                .with("telephoneNumbers", telephones(before))
                .with("emailAddress", email(before));
    }

    /** Returns the part of an address's properties that this API can write. */
    public static RecordProperties reached(RecordProperties address) {
        RecordProperties reached = RecordProperties.NONE;
        for (String name : List.of("postalAddress", "telephoneNumbers", "emailAddress")) {
            reached = reached.with(name, address.get(name).orElse(Value.NULL));
        }
        return reached;
    }

    private Value postal(RecordProperties before) {
        Value.Struct place = only("addresses");
        List<Value> street = new ArrayList<>();
        for (int line = 1; line <= PersonalContactDocument.STREET_LINES; line++) {
            Value text = place.get("street_line_" + line);
            // A list of lines contains no null, and the lines after an empty one must keep their positions.
            street.add(text instanceof Value.Null ? new Value.Text("") : text);
        }
        while (!street.isEmpty() && street.get(street.size() - 1).equals(new Value.Text(""))) {
            street.remove(street.size() - 1);
        }
        Map<String, Value> postal = new LinkedHashMap<>();
        postal.put("street", new Value.Array(street));
        postal.put("room", SourcedContact.structure(before, "postalAddress").get("room"));
        postal.put("locality", place.get("city"));
        postal.put("region", place.get("state_id"));
        postal.put("postalCode", place.get("postal_code"));
        postal.put("country", place.get("country_id"));
        postal.put("addressType", place.get("address_type_id"));
        return unlessEmpty(postal);
    }

    private Value telephones(RecordProperties before) {
        List<Value> all = new ArrayList<>(before.values().structs("telephoneNumbers"));
        Value.Struct telephone = only("telephone_numbers");
        Map<String, Value> first = new LinkedHashMap<>();
        first.put("kind", all.isEmpty() ? Value.NULL : ((Value.Struct) all.get(0)).get("kind"));
        first.put("areaCode", telephone.get("area_code"));
        first.put("number", telephone.get("number"));
        first.put("extension", telephone.get("extension"));
        if (all.isEmpty()) {
            all.add(Value.NULL);
        }
        all.set(0, new Value.Struct(first));
        boolean none = all.size() == 1 && unlessEmpty(first) instanceof Value.Null;
        return none ? Value.NULL : new Value.Array(all);
    }

    private Value email(RecordProperties before) {
        Value.Struct present = SourcedContact.structure(before, "emailAddress");
        Map<String, Value> email = new LinkedHashMap<>();
        email.put("address", said.get("email"));
        email.put("isPrimary", present.get("isPrimary"));
        email.put("sourceData", present.get("sourceData"));
        return unlessEmpty(email);
    }

    /** Returns the record; unset when it is empty. */
    private static Value unlessEmpty(Map<String, Value> members) {
        boolean empty = members.values().stream()
                .allMatch(value -> value instanceof Value.Null || value.equals(new Value.Array(List.of())));
        return empty ? Value.NULL : new Value.Struct(members);
    }

    private Value.Struct only(String list) {
        return said.structs(list).get(0);
    }
}
