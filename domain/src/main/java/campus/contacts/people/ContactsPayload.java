package campus.contacts.people;

import campus.contacts.Id;
import campus.contacts.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the contacts of a person shall be, as PUT of the People-Contacts API sends it. Every problem is found, and told with
 * its JSON pointer.
 */
final class ContactsPayload {
    private static final List<String> ITEM = List.of("owner_netid", "contact");
    private static final String ID = "id";

    private final Netid owner;
    private final Map<Id, PersonalContact> shown = new LinkedHashMap<>();
    private final Set<String> writableTypes;
    private final ContactCheck check;
    private final Problems problems = new Problems();

    private final List<Item> items = new ArrayList<>();
    private final Set<Id> claimed = new HashSet<>();
    private final Set<String> places = new HashSet<>();

    /**
     * One contact as it shall be.
     *
     * @param id of the contact that it shall be, or null: one of its type and priority, or a new one
     * @param said in parts; null: as it is
     */
    record Item(Id id, Value.Structure said) {}

    /**
     * @param shown the contacts as they are
     * @param writableTypes the contact types whose source may be written
     */
    ContactsPayload(Netid owner, List<PersonalContact> shown, Set<String> writableTypes, ValueLists lists) {
        this.owner = owner;
        shown.forEach(each -> this.shown.put(each.id(), each));
        this.writableTypes = writableTypes;
        this.check = new ContactCheck(lists);
    }

    /**
     * The contacts that may be written as they shall be; those that may not are left out.
     *
     * @throws campus.contacts.Refusal {@link campus.contacts.Refusal.Reason#INVALID_ARGUMENT} with every problem
     */
    List<Item> read(Value payload, boolean isStudent) {
        problems.require(isStudent, "", "the person is not a student");
        if (payload instanceof Value.Sequence sequence) {
            for (int i = 0; i < sequence.values().size(); i++) {
                DocumentPart.of(sequence.values().get(i), "/" + i, problems).ifPresent(this::readItem);
            }
        } else {
            problems.add("", "must be an array of contacts");
        }
        problems.refuse();
        return List.copyOf(items);
    }

    private void readItem(DocumentPart item) {
        item.require(ITEM, Set.of(ID, "cache_date"));
        item.text(
                "owner_netid",
                DocumentPart.Rule.notNull(),
                DocumentPart.Rule.of(
                        text -> text.toLowerCase(Locale.ROOT).equals(owner.value()), "must be the netid in the path"));
        int before = problems.count();
        Id id = readId(item);
        boolean idHolds = problems.count() == before;
        Value contact = item.members().get("contact");
        Optional<PersonalContact> same = unchanged(id, contact);
        if (same.isPresent() && idHolds) {
            if (same.get().isWritable()) {
                items.add(new Item(same.get().id(), null));
            }
        } else if (item.members().members().containsKey("contact")) {
            DocumentPart.of(contact, item.at("contact"), problems).ifPresent(part -> readContact(part, id));
        }
    }

    /** The Id of a contact that is shown, each once; null where there is none. */
    private Id readId(DocumentPart item) {
        String text = item.text(ID) instanceof Value.Text given ? given.value() : null;
        if (text == null) {
            return null;
        }
        Id id = Id.find(text).filter(shown::containsKey).orElse(null);
        problems.require(id != null, item.at(ID), "is not the id of one of the person's contacts");
        problems.require(id == null || claimed.add(id), item.at(ID), "stands twice");
        return id;
    }

    /**
     * The contact that is sent back as it is and could not be sent otherwise: it may not be written, or does not have the parts that
     * whatever is written must have.
     */
    private Optional<PersonalContact> unchanged(Id id, Value contact) {
        Value meant = ContactDocument.meant(contact);
        return shown.values().stream()
                .filter(each -> id == null || each.id().equals(id))
                .filter(each -> !each.isWritable() || each.isNamedAsWhole())
                .filter(each ->
                        ContactDocument.meant(ContactDocument.contact(each)).equals(meant))
                .findFirst();
    }

    private void readContact(DocumentPart contact, Id id) {
        PersonalContact present = id == null ? null : shown.get(id);
        if (present != null && !present.isWritable()) {
            problems.add(contact.pointer(), "may not be changed here");
            return;
        }
        int before = problems.count();
        Value.Structure said = check.read(contact);
        if (said.get("contact_type_id") instanceof Value.Text type) {
            problems.require(
                    writableTypes.contains(type.value()),
                    contact.at("contact_type_id"),
                    "is a type whose contacts may not be written here");
            if (said.get("priority") instanceof Value.Text priority) {
                problems.require(
                        places.add(type.value() + ' ' + priority.value()),
                        contact.at("priority"),
                        "is the priority of a contact of the same type before it");
            }
        }
        if (problems.count() == before) {
            items.add(new Item(id, said));
        }
    }

    /** What these items are as a payload, to be read again later. */
    Value.Sequence write(List<Item> checked) {
        List<Value> written = new ArrayList<>();
        for (Item item : checked) {
            Map<String, Value> members = new HashMap<>();
            members.put("owner_netid", new Value.Text(owner.value()));
            members.put("contact", item.said() == null ? ContactDocument.contact(shown.get(item.id())) : item.said());
            members.put(
                    ID,
                    item.id() == null ? Value.NULL : new Value.Text(item.id().toString()));
            written.add(new Value.Structure(members));
        }
        return new Value.Sequence(written);
    }
}
