package campus.contacts.service.peopleimport;

import static campus.contacts.service.people.document.DocumentReader.Rule.atMost;
import static campus.contacts.service.people.document.DocumentReader.Rule.chosenFrom;
import static campus.contacts.service.people.document.DocumentReader.Rule.notBlank;
import static campus.contacts.service.people.document.DocumentReader.Rule.notNull;

import campus.contacts.osid.DisplayText;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.ValidationErrors;
import campus.contacts.osid.Value;
import campus.contacts.people.SourcedContact;
import campus.contacts.people.ValueLists;
import campus.contacts.service.people.document.ContactTypeCatalog;
import campus.contacts.service.people.document.DocumentReader;
import campus.contacts.service.people.document.PersonalContactDocument;
import campus.contacts.service.people.document.PersonalContactReader;
import campus.contacts.service.people.document.PersonalContactRecords;
import campus.contacts.service.peopleimport.ImportLine.AddressPart;
import campus.contacts.service.peopleimport.ImportLine.ContactPart;
import campus.contacts.service.peopleimport.ImportLine.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the personal contacts of a line with their data source, in either of the shapes in which the People-Contacts
 * API shows them.
 */
final class PersonalContactItemReader {
    private static final String SOURCE = "data_source";
    private static final List<String> NAMED = List.of("contact_type_id", "priority", "name", "telephone_numbers");
    private static final int MAX_TELEPHONES = 4;

    private final ValueLists lists;
    private final ContactTypeCatalog types;
    private final String authority;

    PersonalContactItemReader(ValueLists lists, String authority) {
        this.lists = lists;
        this.types = new ContactTypeCatalog(lists, authority);
        this.authority = authority;
    }

    /** Returns the contacts to be stored; problems are added to the list. */
    List<Item> read(List<Value.Struct> contacts, List<Refusal.Detail> problems) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < contacts.size(); i++) {
            ValidationErrors found = new ValidationErrors();
            DocumentReader contact = new DocumentReader(contacts.get(i), "/contacts/" + i, found);
            Optional<String> source = contacts.get(i).text(SOURCE);
            DirectoryItemReader.requireSource(source.orElse(""), contact.at(SOURCE), problems);
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

    private @Nullable Item inParts(DocumentReader contact, String source) {
        Value.Struct said = new PersonalContactReader(lists).read(contact);
        if (contact.problems().count() > 0) {
            return null;
        }
        PersonalContactRecords records = new PersonalContactRecords(said);
        return item(
                source,
                records.displayName(),
                said,
                records.contact(RecordProperties.NONE),
                records.address(RecordProperties.NONE),
                contact.pointer());
    }

    /** Reads a contact whose name is a single text, as in contacts of employees. */
    private @Nullable Item named(DocumentReader contact, String source) {
        contact.require(NAMED, PersonalContactDocument.SHOWN_ONLY);
        Map<String, Value> said = new LinkedHashMap<>();
        said.put(
                "contact_type_id",
                contact.text("contact_type_id", notNull(), chosenFrom(lists, ValueLists.CONTACT_TYPES)));
        said.put("priority", contact.text("priority", notNull(), PersonalContactReader.PRIORITY));
        Value name = contact.text("name", notNull(), notBlank(), atMost(DisplayText.MAX_LENGTH));
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
                new Value.Struct(said),
                RecordProperties.of(Map.of(SourcedContact.PROPERTY, new Value.Struct(person))),
                RecordProperties.of(Map.of("telephoneNumbers", telephones)),
                contact.pointer());
    }

    private static Value telephones(DocumentReader contact) {
        List<Value> numbers = contact.list("telephone_numbers");
        contact.problems()
                .require(
                        numbers.size() <= MAX_TELEPHONES,
                        contact.at("telephone_numbers"),
                        "must not hold more than " + MAX_TELEPHONES + " items");
        List<Value> telephones = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            String pointer = contact.at("telephone_numbers") + '/' + i;
            DocumentReader.of(numbers.get(i), pointer, contact.problems()).ifPresent(part -> {
                part.require(List.of("number_type", "number"), Set.of());
                Map<String, Value> telephone = new LinkedHashMap<>();
                telephone.put(
                        "kind",
                        part.text(
                                "number_type",
                                DocumentReader.Rule.of(
                                        text -> text.equals("primary") || text.equals("alternative"),
                                        "must be primary or alternative")));
                telephone.put("areaCode", Value.NULL);
                telephone.put("number", part.text("number", notNull(), PersonalContactReader.NUMBER));
                telephone.put("extension", Value.NULL);
                telephones.add(new Value.Struct(telephone));
            });
        }
        return new Value.Array(telephones);
    }

    private Item item(
            String source,
            String name,
            Value.Struct said,
            RecordProperties contact,
            RecordProperties address,
            String pointer) {
        String type = said.text("contact_type_id").orElseThrow();
        String priority = said.text("priority").orElseThrow();
        return new Item(
                LineFingerprint.key(source, type, priority),
                source,
                name,
                new AddressPart(PersonalContactRecords.ofAddresses(authority), address, null),
                new ContactPart(
                        types.genus(type), List.of(PersonalContactRecords.ofContacts(authority)), contact, null, false),
                pointer);
    }
}
