package campus.contacts.people;

import static campus.contacts.people.DocumentPart.Rule.atMost;
import static campus.contacts.people.DocumentPart.Rule.chosenFrom;
import static campus.contacts.people.DocumentPart.Rule.notBlank;
import static campus.contacts.people.DocumentPart.Rule.notNull;

import campus.contacts.Display;
import campus.contacts.Properties;
import campus.contacts.Refusal;
import campus.contacts.Value;
import campus.contacts.people.PersonLine.AddressPart;
import campus.contacts.people.PersonLine.ContactPart;
import campus.contacts.people.PersonLine.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The personal contacts in a line, in either of the shapes in which the People-Contacts API shows them, with their data source. */
final class LineContacts {
    private static final String SOURCE = "data_source";
    private static final List<String> NAMED = List.of("contact_type_id", "priority", "name", "telephone_numbers");
    private static final int MAX_TELEPHONES = 4;

    private final ValueLists lists;
    private final ContactTypes types;
    private final String authority;

    LineContacts(ValueLists lists, String authority) {
        this.lists = lists;
        this.types = new ContactTypes(lists, authority);
        this.authority = authority;
    }

    /** The contacts as they shall be; what is wrong with them is added to the problems. */
    List<Item> read(List<Value.Structure> contacts, List<Refusal.Detail> problems) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < contacts.size(); i++) {
            Problems found = new Problems();
            DocumentPart contact = new DocumentPart(contacts.get(i), "/contacts/" + i, found);
            Optional<String> source = contacts.get(i).text(SOURCE);
            LineItems.requireSource(source.orElse(""), contact.at(SOURCE), problems);
            Item item = contacts.get(i).members().containsKey("name")
                    ? named(contact, source.orElse(""))
                    : inParts(contact, source.orElse(""));
            problems.addAll(found.all());
            if (found.count() == 0) {
                items.add(item);
            }
        }
        return items;
    }

    private Item inParts(DocumentPart contact, String source) {
        Value.Structure said = new ContactCheck(lists).read(contact);
        if (contact.problems().count() > 0) {
            return null;
        }
        ContactRecords records = new ContactRecords(said);
        return item(
                source,
                records.displayName(),
                said,
                records.contact(Properties.NONE),
                records.address(Properties.NONE),
                contact.pointer());
    }

    /** A contact whose name is not known in parts, as those of employees. */
    private Item named(DocumentPart contact, String source) {
        contact.require(NAMED, ContactDocument.SHOWN_ONLY);
        Map<String, Value> said = new LinkedHashMap<>();
        said.put(
                "contact_type_id",
                contact.text("contact_type_id", notNull(), chosenFrom(lists, ValueLists.CONTACT_TYPES)));
        said.put("priority", contact.text("priority", notNull(), ContactCheck.PRIORITY));
        Value name = contact.text("name", notNull(), notBlank(), atMost(Display.MAX_LENGTH));
        Value telephones = telephones(contact);
        if (contact.problems().count() > 0) {
            return null;
        }
        Map<String, Value> person = new LinkedHashMap<>();
        for (String part : List.of("firstName", "middleName", "lastName")) {
            person.put(part, Value.NULL);
        }
        person.put("name", name);
        person.put("relationship", Value.NULL);
        person.put("priority", new Value.Number(new BigDecimal(((Value.Text) said.get("priority")).value())));
        return item(
                source,
                ((Value.Text) name).value(),
                new Value.Structure(said),
                Properties.of(Map.of(PersonalContact.PROPERTY, new Value.Structure(person))),
                Properties.of(Map.of("telephoneNumbers", telephones)),
                contact.pointer());
    }

    private static Value telephones(DocumentPart contact) {
        List<Value> numbers = contact.list("telephone_numbers");
        contact.problems()
                .require(
                        numbers.size() <= MAX_TELEPHONES,
                        contact.at("telephone_numbers"),
                        "must not hold more than " + MAX_TELEPHONES + " items");
        List<Value> telephones = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            String pointer = contact.at("telephone_numbers") + '/' + i;
            DocumentPart.of(numbers.get(i), pointer, contact.problems()).ifPresent(part -> {
                part.require(List.of("number_type", "number"), Set.of());
                Map<String, Value> telephone = new LinkedHashMap<>();
                telephone.put(
                        "kind",
                        part.text(
                                "number_type",
                                DocumentPart.Rule.of(
                                        text -> text.equals("primary") || text.equals("alternative"),
                                        "must be primary or alternative")));
                telephone.put("areaCode", Value.NULL);
                telephone.put("number", part.text("number", notNull(), ContactCheck.NUMBER));
                telephone.put("extension", Value.NULL);
                telephones.add(new Value.Structure(telephone));
            });
        }
        return new Value.Sequence(telephones);
    }

    private Item item(
            String source, String name, Value.Structure said, Properties contact, Properties address, String pointer) {
        String type = said.text("contact_type_id").orElseThrow();
        String priority = said.text("priority").orElseThrow();
        return new Item(
                Fingerprint.key(source, type, priority),
                source,
                name,
                new AddressPart(ContactRecords.ofAddresses(authority), address, null),
                new ContactPart(types.genus(type), List.of(ContactRecords.ofContacts(authority)), contact, null, false),
                pointer);
    }
}
