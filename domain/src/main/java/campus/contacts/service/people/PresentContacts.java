package campus.contacts.service.people;

import campus.contacts.osid.Id;
import campus.contacts.osid.ValidationErrors;
import campus.contacts.osid.Value;
import campus.contacts.people.SourcedContact;
import campus.contacts.service.people.document.PersonalContactDocument;
import campus.contacts.service.people.document.PersonalContactRecords;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The present contacts of a person, and the rules for requests that depend on them (campus facades, section 5). These
 * rules are checked when a payload is accepted, and again when its task runs, because the contacts may have changed
 * meanwhile. All problems are collected, each with its JSON pointer in the payload.
 */
final class PresentContacts {
    private final Map<Id, SourcedContact> shown = new LinkedHashMap<>();
    private final Set<String> writableTypes;
    private final ValidationErrors problems = new ValidationErrors();
    private final Set<Id> claimed = new HashSet<>();
    private final Set<String> places = new HashSet<>();

    /** @param writableTypes the contact types whose source is writable */
    PresentContacts(List<SourcedContact> shown, Set<String> writableTypes) {
        shown.forEach(contact -> this.shown.put(contact.id(), contact));
        this.writableTypes = writableTypes;
    }

    /**
     * What a request contains of a contact.
     *
     * @param id {@link Value#NULL} or empty: none
     * @param contact {@link PersonalContactDocument#normalized}
     */
    record Sent(Value id, Value contact) {
        private boolean hasId() {
            return !List.of(Value.NULL, new Value.Text("")).contains(id);
        }
    }

    /**
     * A change to make.
     *
     * @param id of the present contact, or null: that of the same type and priority, or a new one
     * @param said its data in parts; null: unchanged
     */
    record Item(@Nullable Id id, Value.@Nullable Struct said) {
        /** Returns the records of a changed or new contact. */
        PersonalContactRecords records() {
            return new PersonalContactRecords(Objects.requireNonNull(said));
        }
    }

    ValidationErrors problems() {
        return problems;
    }

    /**
     * Returns for each requested contact the present one that it repeats unchanged; null for the others. A request
     * without an id may match any contact with the same data that is not matched by another one.
     */
    List<SourcedContact> repeated(List<Sent> sent) {
        Set<Id> named = new HashSet<>();
        sent.forEach(item -> named(item).ifPresent(contact -> named.add(contact.id())));
        Map<Value, Deque<SourcedContact>> others = new HashMap<>();
        for (SourcedContact present : shown.values()) {
            if (!named.contains(present.id())) {
                others.computeIfAbsent(normalized(present), none -> new ArrayDeque<>())
                        .add(present);
            }
        }
        List<SourcedContact> repeated = new ArrayList<>();
        for (Sent item : sent) {
            repeated.add(
                    item.hasId()
                            ? named(item)
                                    .filter(present -> normalized(present).equals(item.contact()))
                                    .orElse(null)
                            : others.getOrDefault(item.contact(), new ArrayDeque<>())
                                    .poll());
        }
        repeated.stream().filter(Objects::nonNull).forEach(contact -> places.add(place(contact)));
        return repeated;
    }

    private Optional<SourcedContact> named(Sent item) {
        return item.id() instanceof Value.Text text ? Id.find(text.value()).map(shown::get) : Optional.empty();
    }

    private static Value normalized(SourcedContact contact) {
        return PersonalContactDocument.normalized(PersonalContactDocument.contact(contact));
    }

    private static String place(SourcedContact contact) {
        return place(
                contact.typeId(),
                contact.priority().map(BigDecimal::toPlainString).orElse(""));
    }

    private static String place(String type, String priority) {
        return type + ' ' + priority;
    }

    /** Returns the Id if it is that of a present contact and was not claimed before; null otherwise. */
    @Nullable
    Id claim(String text, String pointer) {
        Id id = Id.find(text).filter(shown::containsKey).orElse(null);
        problems.require(id != null, pointer, "is not the id of one of the person's contacts");
        problems.require(id == null || claimed.add(id), pointer, "must not be repeated");
        return id;
    }

    /** Returns whether the contact is new or writable; otherwise adds a problem. */
    boolean requireWritable(@Nullable Id id, String pointer) {
        boolean isWritable = id == null || Objects.requireNonNull(shown.get(id)).isWritable();
        problems.require(isWritable, pointer, "may not be changed here");
        return isWritable;
    }

    /** Checks the type and the place of a contact that is new or changed. */
    void requirePlace(Value.Struct said, String pointer) {
        Optional<String> type = said.text("contact_type_id");
        type.ifPresent(id -> problems.require(
                writableTypes.contains(id),
                pointer + "/contact_type_id",
                "is a type whose contacts may not be written here"));
        Optional<String> place = type.flatMap(id -> said.text("priority").map(priority -> place(id, priority)));
        place.ifPresent(taken -> problems.require(
                places.add(taken),
                pointer + "/priority",
                "must not be the priority of another contact of the same type"));
    }

    /**
     * Returns the changes that make the writable contacts as requested.
     *
     * @throws campus.contacts.osid.Refusal {@link campus.contacts.osid.Refusal.Reason#INVALID_ARGUMENT} with every
     *     problem, when a change of the present contacts has made the request impossible
     */
    List<Item> changes(List<RequestedContact> requested) {
        List<SourcedContact> repeated = repeated(requested.stream()
                .map(contact -> new Sent(
                        contact.id() == null
                                ? Value.NULL
                                : new Value.Text(contact.id().toString()),
                        contact.normalized()))
                .toList());
        List<Item> changes = new ArrayList<>();
        for (int i = 0; i < requested.size(); i++) {
            addChange(requested.get(i), repeated.get(i), "/" + i, changes);
        }
        problems.refuse();
        return changes;
    }

    private void addChange(RequestedContact wanted, SourcedContact same, String pointer, List<Item> changes) {
        Id id = wanted.id() == null ? null : claim(wanted.id().toString(), pointer + "/id");
        if (same != null) {
            if (same.isWritable()) {
                changes.add(new Item(same.id(), null));
            }
        } else if (requireWritable(id, pointer + "/contact")) {
            problems.require(
                    wanted.form() == RequestedContact.Form.PARTS,
                    pointer + "/contact",
                    "has been changed since the request was accepted");
            requirePlace(wanted.data(), pointer + "/contact");
            changes.add(new Item(id, wanted.data()));
        }
    }
}
