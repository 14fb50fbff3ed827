package campus.contacts.people;

import static campus.contacts.people.DocumentPart.Rule.atMost;
import static campus.contacts.people.DocumentPart.Rule.chosenFrom;
import static campus.contacts.people.DocumentPart.Rule.notBlank;
import static campus.contacts.people.DocumentPart.Rule.notNull;
import static campus.contacts.people.DocumentPart.Rule.of;

import campus.contacts.Value;
import campus.contacts.people.DocumentPart.Rule;
import campus.contacts.records.Mailbox;
import campus.contacts.records.TelephoneNumber;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one contact in parts, as the payload of the People-Contacts API has it (field table of PUT; campus facades, section 5). */
record ContactCheck(ValueLists lists) {
    static final Rule PRIORITY = of(
            Pattern.compile("0|[1-9][0-9]{0,5}").asMatchPredicate(),
            "must be an integer from 0 to 999999, written in digits");
    static final Rule NUMBER = of(TelephoneNumber::isNumber, TelephoneNumber.NUMBER);
    private static final Rule AREA_CODE = of(TelephoneNumber::isAreaCode, TelephoneNumber.AREA_CODE);
    private static final Rule EXTENSION = of(TelephoneNumber::isExtension, TelephoneNumber.EXTENSION);
    private static final Rule EMAIL =
            of(Mailbox::isValid, "must be an e-mail address such as name@example.edu, or null");
    private static final int NAME = 64;
    private static final int LINE = 128;
    private static final int POSTAL_CODE = 32;

    /** The contact with everything that is ignored set to null, and null for empty texts. */
    Value.Structure read(DocumentPart contact) {
        contact.require(ContactDocument.CONTACT, ContactDocument.SHOWN_ONLY);
        return new Value.Structure(ContactDocument.members(
                ContactDocument.CONTACT,
                contact.text("contact_type_id", notNull(), chosenFrom(lists, ValueLists.CONTACT_TYPES)),
                contact.text("priority", notNull(), PRIORITY),
                contact.text(
                        "personal_relationship_id",
                        notNull(),
                        chosenFrom(lists, ValueLists.PERSONAL_RELATIONSHIP_TYPES)),
                contact.text("last_name", notNull(), notBlank(), atMost(NAME)),
                contact.text("first_name", notNull(), notBlank(), atMost(NAME)),
                contact.text("middle_name", notBlank(), atMost(NAME)),
                contact.text("email", EMAIL),
                one(address(contact)),
                one(telephone(contact))));
    }

    private static Value one(Map<String, Value> members) {
        return new Value.Sequence(List.of(new Value.Structure(members)));
    }

    private Map<String, Value> address(DocumentPart contact) {
        DocumentPart address = contact.only("addresses").orElse(null);
        if (address == null) {
            return nothing(ContactDocument.ADDRESS);
        }
        address.require(ContactDocument.ADDRESS, Set.of());
        return ContactDocument.members(
                ContactDocument.ADDRESS,
                address.text("street_line_1", atMost(LINE)),
                address.text("street_line_2", atMost(LINE)),
                address.text("street_line_3", atMost(LINE)),
                address.text("city", atMost(LINE)),
                address.text("state_id", chosenFrom(lists, ValueLists.STATES)),
                address.text("country_id", chosenFrom(lists, ValueLists.COUNTRIES)),
                address.text("postal_code", atMost(POSTAL_CODE)),
                address.text("address_type_id", chosenFrom(lists, ValueLists.ADDRESS_TYPES)),
                Value.NULL,
                Value.NULL);
    }

    private static Map<String, Value> telephone(DocumentPart contact) {
        DocumentPart telephone = contact.only("telephone_numbers").orElse(null);
        if (telephone == null) {
            return nothing(ContactDocument.TELEPHONE);
        }
        telephone.require(ContactDocument.TELEPHONE, Set.of());
        Value[] values = nothing(ContactDocument.TELEPHONE).values().toArray(Value[]::new);
        values[0] = telephone.text("area_code", AREA_CODE);
        values[1] = telephone.text("number", NUMBER);
        values[2] = telephone.text("extension", EXTENSION);
        return ContactDocument.members(ContactDocument.TELEPHONE, values);
    }

    private static Map<String, Value> nothing(List<String> names) {
        Value[] nulls = new Value[names.size()];
        java.util.Arrays.fill(nulls, Value.NULL);
        return ContactDocument.members(names, nulls);
    }
}
