package campus.contacts.service.people;

import campus.contacts.osid.Id;
import campus.contacts.osid.ValidationErrors;
import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import campus.contacts.people.PersonalContact;
import campus.contacts.people.ValueLists;
import campus.contacts.service.people.document.DocumentReader;
import campus.contacts.service.people.document.PersonalContactDocument;
import campus.contacts.service.people.document.PersonalContactReader;
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
 * Reads the payload of PUT of the People-Contacts API: the contacts that a person is to have. All problems are
 * reported, each with its JSON pointer. An item that equals a present contact as GET shows it is not checked (campus
 * facades, section 5): it may contain data written through CampusAPI, or a value that can no longer be chosen.
 */
final class ContactsPayloadReader {
    private static final List<String> ITEM = List.of("owner_netid", "contact");
    private static final String ID = "id";

    private final NetId owner;
    private final Map<Id, PersonalContact> shown = new LinkedHashMap<>();
    private final Set<String> writableTypes;
    private final PersonalContactReader check;
    private final ValidationErrors problems = new ValidationErrors();

    private final List<Item> items = new ArrayList<>();
    /** Includes items that are not writable. */
    private final List<Item> all = new ArrayList<>();

    private final Set<Id> claimed = new HashSet<>();
    private final Set<String> places = new HashSet<>();

    /**
     * A contact as requested.
     *
     * @param id of the present contact, or null: that of the same type and priority, or a new one
     * @param said its data in parts; null: unchanged
     */
    record Item(Id id, Value.Struct said) {}

    /**
     * @param shown the present contacts
     * @param writableTypes the contact types whose source is writable
     */
    ContactsPayloadReader(NetId owner, List<PersonalContact> shown, Set<String> writableTypes, ValueLists lists) {
        this.owner = owner;
        shown.forEach(contact -> this.shown.put(contact.id(), contact));
        this.writableTypes = writableTypes;
        this.check = new PersonalContactReader(lists);
    }

    /**
     * Returns the writable contacts as requested; others are omitted.
     *
     * @throws campus.contacts.osid.Refusal {@link campus.contacts.osid.Refusal.Reason#INVALID_ARGUMENT} with every problem
     */
    List<Item> read(Value payload, boolean isStudent) {
        problems.require(isStudent, "", "the person is not a student");
        if (payload instanceof Value.Array sequence) {
            List<Value> sent = sequence.values();
            List<PersonalContact> unchanged = unchanged(sent);
            unchanged.stream().filter(Objects::nonNull).forEach(contact -> places.add(place(contact)));
            for (int i = 0; i < sent.size() && !problems.isFull(); i++) {
                PersonalContact same = unchanged.get(i);
                DocumentReader.of(sent.get(i), "/" + i, problems).ifPresent(item -> readItem(item, same));
            }
        } else {
            problems.add("", "must be an array of contacts");
        }
        problems.refuse();
        return List.copyOf(items);
    }

    /**
     * Returns for each item the present contact that it repeats unchanged; null for other items. An item without an id
     * may match any contact with the same data that is not matched by another item.
     */
    private List<PersonalContact> unchanged(List<Value> sent) {
        Set<Id> named = new HashSet<>();
        sent.forEach(item -> named(item).ifPresent(contact -> named.add(contact.id())));
        Map<Value, Deque<PersonalContact>> others = new HashMap<>();
        for (PersonalContact present : shown.values()) {
            if (!named.contains(present.id())) {
                others.computeIfAbsent(normalized(present), none -> new ArrayDeque<>())
                        .add(present);
            }
        }
        List<PersonalContact> unchanged = new ArrayList<>();
        for (Value item : sent) {
            Value contact = item instanceof Value.Struct members
                    ? PersonalContactDocument.normalized(members.get("contact"))
                    : Value.NULL;
            unchanged.add(
                    hasId(item)
                            ? named(item)
                                    .filter(present -> normalized(present).equals(contact))
                                    .orElse(null)
                            : others.getOrDefault(contact, new ArrayDeque<>()).poll());
        }
        return unchanged;
    }

    private static Value normalized(PersonalContact contact) {
        return PersonalContactDocument.normalized(PersonalContactDocument.contact(contact));
    }

    private static boolean hasId(Value item) {
        return item instanceof Value.Struct members
                && !List.of(Value.NULL, new Value.Text("")).contains(members.get(ID));
    }

    private Optional<PersonalContact> named(Value item) {
        return item instanceof Value.Struct members
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

    /** @param same the contact that the item repeats unchanged; null: it is changed or new */
    private void readItem(DocumentReader item, PersonalContact same) {
        item.require(ITEM, Set.of(ID, "cache_date"));
        item.text(
                "owner_netid",
                DocumentReader.Rule.notNull(),
                DocumentReader.Rule.of(
                        text -> text.toLowerCase(Locale.ROOT).equals(owner.value()), "must be the netid in the path"));
        Id id = readId(item);
        if (same != null) {
            all.add(new Item(same.id(), null));
            if (same.isWritable()) {
                items.add(new Item(same.id(), null));
            }
        } else if (item.members().members().containsKey("contact")) {
            DocumentReader.of(item.members().get("contact"), item.at("contact"), problems)
                    .ifPresent(part -> readContact(part, id));
        }
    }

    /** Returns the Id of a present contact, at most once each; null where there is none. */
    private Id readId(DocumentReader item) {
        String text = item.text(ID) instanceof Value.Text given ? given.value() : null;
        if (text == null) {
            return null;
        }
        Id id = Id.find(text).filter(shown::containsKey).orElse(null);
        problems.require(id != null, item.at(ID), "is not the id of one of the person's contacts");
        problems.require(id == null || claimed.add(id), item.at(ID), "must not be repeated");
        return id;
    }

    private void readContact(DocumentReader contact, Id id) {
        PersonalContact present = id == null ? null : shown.get(id);
        if (present != null && !present.isWritable()) {
            problems.add(contact.pointer(), "may not be changed here");
            return;
        }
        int before = problems.count();
        Value.Struct said = check.read(contact);
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

    /** Returns the result in the form of a payload, to be read again later; the indexes are the same. */
    Value.Array write() {
        List<Value> written = new ArrayList<>();
        for (Item item : all) {
            Map<String, Value> members = new HashMap<>();
            members.put("owner_netid", new Value.Text(owner.value()));
            members.put(
                    "contact",
                    item.said() == null ? PersonalContactDocument.contact(shown.get(item.id())) : item.said());
            members.put(
                    ID,
                    item.id() == null ? Value.NULL : new Value.Text(item.id().toString()));
            written.add(new Value.Struct(members));
        }
        return new Value.Array(written);
    }
}
