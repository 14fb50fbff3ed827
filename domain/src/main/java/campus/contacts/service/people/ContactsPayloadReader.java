package campus.contacts.service.people;

import campus.contacts.osid.Id;
import campus.contacts.osid.ValidationErrors;
import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import campus.contacts.people.SourcedContact;
import campus.contacts.people.ValueLists;
import campus.contacts.service.people.PresentContacts.Sent;
import campus.contacts.service.people.RequestedContact.Form;
import campus.contacts.service.people.document.DocumentReader;
import campus.contacts.service.people.document.PersonalContactDocument;
import campus.contacts.service.people.document.PersonalContactReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the payload of PUT of the People-Contacts API: the contacts that a person is to have. All problems are
 * reported, each with its JSON pointer. An item that equals a present contact as GET shows it is not checked (campus
 * facades, section 5): it may contain data written through CampusAPI, or a value that can no longer be chosen.
 */
final class ContactsPayloadReader {
    private static final String CONTACT = "contact";
    private static final List<String> ITEM = List.of("owner_netid", CONTACT);
    private static final String ID = "id";

    private final NetId owner;
    private final PresentContacts present;
    private final PersonalContactReader check;
    private final ValidationErrors problems;
    private final List<RequestedContact> contacts = new ArrayList<>();

    ContactsPayloadReader(NetId owner, PresentContacts present, ValueLists lists) {
        this.owner = owner;
        this.present = present;
        this.check = new PersonalContactReader(lists);
        this.problems = present.problems();
    }

    /**
     * Returns the contacts as requested, in the order of the payload.
     *
     * @throws campus.contacts.osid.Refusal {@link campus.contacts.osid.Refusal.Reason#INVALID_ARGUMENT} with every problem
     */
    List<RequestedContact> read(Value payload) {
        if (payload instanceof Value.Array sequence) {
            List<Value> sent = sequence.values();
            List<SourcedContact> repeated = present.repeated(
                    sent.stream().map(ContactsPayloadReader::sent).toList());
            for (int i = 0; i < sent.size() && !problems.isFull(); i++) {
                SourcedContact same = repeated.get(i);
                DocumentReader.of(sent.get(i), "/" + i, problems).ifPresent(item -> readItem(item, same));
            }
        } else {
            problems.add("", "must be an array of contacts, such as []");
        }
        problems.refuse();
        return List.copyOf(contacts);
    }

    private static Sent sent(Value item) {
        return item instanceof Value.Struct members
                ? new Sent(members.get(ID), PersonalContactDocument.normalized(members.get(CONTACT)))
                : new Sent(Value.NULL, Value.NULL);
    }

    /** @param same the contact that the item repeats unchanged; null: it is changed or new */
    private void readItem(DocumentReader item, @Nullable SourcedContact same) {
        item.require(ITEM, Set.of(ID, "cache_date"));
        item.text(
                "owner_netid",
                DocumentReader.Rule.notNull(),
                DocumentReader.Rule.of(
                        text -> text.toLowerCase(Locale.ROOT).equals(owner.value()), "must be the netid in the path"));
        Id id = item.text(ID) instanceof Value.Text text ? present.claim(text.value(), item.at(ID)) : null;
        if (same != null) {
            contacts.add(unchanged(same));
        } else if (item.members().members().containsKey(CONTACT)) {
            DocumentReader.of(item.members().get(CONTACT), item.at(CONTACT), problems)
                    .filter(part -> present.requireWritable(id, part.pointer()))
                    .ifPresent(part -> readContact(part, id));
        }
    }

    /**
     * Returns the request to leave a contact as it is. If its data are valid, the request also reverts a change that an
     * earlier task of the person is going to make.
     */
    private RequestedContact unchanged(SourcedContact same) {
        Value.Struct shown = PersonalContactDocument.contact(same);
        ValidationErrors invalid = new ValidationErrors();
        Value.Struct said = check.read(new DocumentReader(shown, "", invalid));
        return invalid.count() == 0
                ? new RequestedContact(same.id(), said, Form.PARTS)
                : new RequestedContact(same.id(), (Value.Struct) PersonalContactDocument.normalized(shown), Form.SHOWN);
    }

    private void readContact(DocumentReader contact, @Nullable Id id) {
        Value.Struct said = check.read(contact);
        present.requirePlace(said, contact.pointer());
        contacts.add(new RequestedContact(id, said, Form.PARTS));
    }
}
