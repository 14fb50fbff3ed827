package campus.contacts.service.people.document;

import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.people.PersonalContact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What a contact of the People-Contacts API is in records of a contact and its address. Parts of a record that the API does not
 * know, such as a room or a second telephone, stay as they were.
 *
 * @param said a contact in parts, as {@link PersonalContactReader} gives it
 */
public record PersonalContactRecords(Value.Struct said) {
    /** The records of every address that is made here. */
    public static List<Id> ofAddresses(String authority) {
        return List.of(
                record("postal-address", authority),
                record("telephone-number", authority),
                record("email-address", authority));
    }

    /** The record of every contact here. */
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

    /** The name by which objects of it are shown, cut to what a display name may have. */
    public String displayName() {
        return displayName(said.get("first_name"), said.get("middle_name"), said.get("last_name"));
    }

    /**
     * The name that objects made for a contact with these properties are given, as a whole or from its parts; empty where the
     * properties say none. While an object has it, nobody has edited its name.
     */
    public static String displayName(RecordProperties contact) {
        Value.Struct person = PersonalContact.structure(contact, PersonalContact.PROPERTY);
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

    /** The properties of the contact. */
    public RecordProperties contact(RecordProperties before) {
        Map<String, Value> person = new LinkedHashMap<>();
        person.put("firstName", said.get("first_name"));
        person.put("middleName", said.get("middle_name"));
        person.put("lastName", said.get("last_name"));
        person.put("name", Value.NULL);
        person.put("relationship", said.get("personal_relationship_id"));
        person.put("priority", new Value.Number(priority()));
        return before.with(PersonalContact.PROPERTY, new Value.Struct(person));
    }

    /** The properties of the address. */
    public RecordProperties address(RecordProperties before) {
        return before.with("postalAddress", postal(before))
                .with("telephoneNumbers", telephones(before))
                .with("emailAddress", email(before));
    }

    /** What an address says that this API takes, without anything else that it may say. */
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
            // A list of lines holds no null, and what follows an empty line must stay in its place.
            street.add(text instanceof Value.Null ? new Value.Text("") : text);
        }
        while (!street.isEmpty() && street.get(street.size() - 1).equals(new Value.Text(""))) {
            street.remove(street.size() - 1);
        }
        Map<String, Value> postal = new LinkedHashMap<>();
        postal.put("street", new Value.Array(street));
        postal.put("room", PersonalContact.structure(before, "postalAddress").get("room"));
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
        Value.Struct present = PersonalContact.structure(before, "emailAddress");
        Map<String, Value> email = new LinkedHashMap<>();
        email.put("address", said.get("email"));
        email.put("isPrimary", present.get("isPrimary"));
        email.put("sourceData", present.get("sourceData"));
        return unlessEmpty(email);
    }

    /** A record of which nothing is known is unset. */
    private static Value unlessEmpty(Map<String, Value> members) {
        boolean empty = members.values().stream()
                .allMatch(value -> value instanceof Value.Null || value.equals(new Value.Array(List.of())));
        return empty ? Value.NULL : new Value.Struct(members);
    }

    private Value.Struct only(String list) {
        return said.structs(list).get(0);
    }
}
