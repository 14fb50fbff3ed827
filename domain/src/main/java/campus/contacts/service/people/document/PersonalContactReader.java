package campus.contacts.service.people.document;

import static campus.contacts.service.people.document.DocumentReader.Rule.atMost;
import static campus.contacts.service.people.document.DocumentReader.Rule.chosenFrom;
import static campus.contacts.service.people.document.DocumentReader.Rule.notBlank;
import static campus.contacts.service.people.document.DocumentReader.Rule.notNull;
import static campus.contacts.service.people.document.DocumentReader.Rule.of;

import campus.contacts.osid.Value;
import campus.contacts.people.ValueLists;
import campus.contacts.records.EmailAddressSyntax;
import campus.contacts.records.TelephoneNumber;
import campus.contacts.service.people.document.DocumentReader.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads one contact in parts from a payload of the People-Contacts API (field table of PUT; campus facades, section 5).
 */
public record PersonalContactReader(ValueLists lists) {
    public static final Rule PRIORITY = of(
            Pattern.compile("0|[1-9][0-9]{0,5}").asMatchPredicate(),
            "must be a whole number from 0 to 999999, written in digits, such as 1");
    public static final Rule NUMBER = of(TelephoneNumber::isNumber, TelephoneNumber.NUMBER);
    private static final Rule AREA_CODE = of(TelephoneNumber::isAreaCode, TelephoneNumber.AREA_CODE);
    private static final Rule EXTENSION = of(TelephoneNumber::isExtension, TelephoneNumber.EXTENSION);
    private static final Rule EMAIL =
            of(EmailAddressSyntax::isValid, "must be an e-mail address such as name@example.edu, or null");
    private static final int NAME = 64;
    private static final int LINE = 128;
    private static final int POSTAL_CODE = 32;

    /** Returns the contact; ignored members and empty texts are null. */
    public Value.Struct read(DocumentReader contact) {
        contact.require(PersonalContactDocument.CONTACT, PersonalContactDocument.SHOWN_ONLY);
        return new Value.Struct(PersonalContactDocument.members(
                PersonalContactDocument.CONTACT,
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
        return new Value.Array(List.of(new Value.Struct(members)));
    }

    private Map<String, Value> address(DocumentReader contact) {
        DocumentReader address = contact.only("addresses").orElse(null);
        if (address == null) {
            return nothing(PersonalContactDocument.ADDRESS);
        }
        address.require(PersonalContactDocument.ADDRESS, Set.of());
        return PersonalContactDocument.members(
                PersonalContactDocument.ADDRESS,
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

    private static Map<String, Value> telephone(DocumentReader contact) {
        DocumentReader telephone = contact.only("telephone_numbers").orElse(null);
        if (telephone == null) {
            return nothing(PersonalContactDocument.TELEPHONE);
        }
        telephone.require(PersonalContactDocument.TELEPHONE, Set.of());
        Value[] values = nothing(PersonalContactDocument.TELEPHONE).values().toArray(Value[]::new);
        values[0] = telephone.text("area_code", AREA_CODE);
        values[1] = telephone.text("number", NUMBER);
        values[2] = telephone.text("extension", EXTENSION);
        return PersonalContactDocument.members(PersonalContactDocument.TELEPHONE, values);
    }

    private static Map<String, Value> nothing(List<String> names) {
        Value[] nulls = new Value[names.size()];
        java.util.Arrays.fill(nulls, Value.NULL);
        return PersonalContactDocument.members(names, nulls);
    }
}
