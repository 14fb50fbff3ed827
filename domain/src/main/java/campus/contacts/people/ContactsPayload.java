package campus.contacts.people;

import campus.contacts.Id;
import campus.contacts.Value;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what the contacts of a person shall be, as PUT of the People-Contacts API sends it. Every problem is found, and told with
 * its JSON pointer. An item that is sent back as GET shows it is not checked (campus facades, section 5): it may hold what somebody
 * wrote through CampusAPI, or a value that can no longer be chosen.
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
    /** Those that may not be written too. */
    private final List<Item> all = new ArrayList<>();

    private final Set<Id> claimed = new HashSet<>();
    private final Set<String> places = new HashSet<>();

    /**
     * One contact as it shall be.
     *
     * @param id of the contact that it shall be, or null: one of its type and priority, or a new one
     * @param said in parts; null: it stays as it is
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
            List<Value> sent = sequence.values();
            List<PersonalContact> unchanged = unchanged(sent);
            unchanged.stream().filter(Objects::nonNull).forEach(each -> places.add(place(each)));
            for (int i = 0; i < sent.size() && !problems.isFull(); i++) {
                PersonalContact same = unchanged.get(i);
                DocumentPart.of(sent.get(i), "/" + i, problems).ifPresent(item -> readItem(item, same));
            }
        } else {
            problems.add("", "must be an array of contacts");
        }
        problems.refuse();
        return List.copyOf(items);
    }

    /**
     * For each item the contact that it is, when it is sent back as that contact is shown; else null. An item without an id may be
     * any contact that looks like it and that no other item is.
     */
    private List<PersonalContact> unchanged(List<Value> sent) {
        Set<Id> named = new HashSet<>();
        sent.forEach(item -> named(item).ifPresent(contact -> named.add(contact.id())));
        Map<Value, Deque<PersonalContact>> others = new HashMap<>();
        for (PersonalContact each : shown.values()) {
            if (!named.contains(each.id())) {
                others.computeIfAbsent(meant(each), none -> new ArrayDeque<>()).add(each);
            }
        }
        List<PersonalContact> unchanged = new ArrayList<>();
        for (Value item : sent) {
            Value contact = item instanceof Value.Structure members
                    ? ContactDocument.meant(members.get("contact"))
                    : Value.NULL;
            unchanged.add(
                    hasId(item)
                            ? named(item)
                                    .filter(each -> meant(each).equals(contact))
                                    .orElse(null)
                            : others.getOrDefault(contact, new ArrayDeque<>()).poll());
        }
        return unchanged;
    }

    private static Value meant(PersonalContact contact) {
        return ContactDocument.meant(ContactDocument.contact(contact));
    }

    private static boolean hasId(Value item) {
        return item instanceof Value.Structure members
                && !List.of(Value.NULL, new Value.Text("")).contains(members.get(ID));
    }

    private Optional<PersonalContact> named(Value item) {
        return item instanceof Value.Structure members
                ? members.text(ID).flatMap(Id::find).map(shown::get)
                : Optional.empty();
    }

    private static String place(PersonalContact contact) {
        return place(
                contact.typeId(),
                contact.priority().map(BigDecimal::toPlainString).orElse(""));
    }

    private static String place(String type, String priority) {
        return type + ' ' + priority;
    }

    /** @param same the contact that the item is, unchanged; null: it is changed or new */
    private void readItem(DocumentPart item, PersonalContact same) {
        item.require(ITEM, Set.of(ID, "cache_date"));
        item.text(
                "owner_netid",
                DocumentPart.Rule.notNull(),
                DocumentPart.Rule.of(
                        text -> text.toLowerCase(Locale.ROOT).equals(owner.value()), "must be the netid in the path"));
        Id id = readId(item);
        if (same != null) {
            all.add(new Item(same.id(), null));
            if (same.isWritable()) {
                items.add(new Item(same.id(), null));
            }
        } else if (item.members().members().containsKey("contact")) {
            DocumentPart.of(item.members().get("contact"), item.at("contact"), problems)
                    .ifPresent(part -> readContact(part, id));
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
        problems.require(id == null || claimed.add(id), item.at(ID), "must not be repeated");
        return id;
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
                        places.add(place(type.value(), priority.value())),
                        contact.at("priority"),
                        "must not be the priority of another contact of the same type");
            }
        }
        if (problems.count() == before) {
            Item item = new Item(id, said);
            all.add(item);
            items.add(item);
        }
    }

    /** What was read as a payload, to be read again later; places in it are the same. */
    Value.Sequence write() {
        List<Value> written = new ArrayList<>();
        for (Item item : all) {
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
