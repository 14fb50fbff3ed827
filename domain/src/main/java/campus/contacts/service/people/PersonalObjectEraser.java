package campus.contacts.service.people;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.Contact;
import campus.contacts.OsidObject;
import campus.contacts.access.Visibility;
import campus.contacts.history.HistoryEntry;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.service.people.Erased.Kind;
import campus.contacts.spi.ErasureStore;
import campus.contacts.spi.HistoryStore;
import campus.contacts.spi.ObjectStore;
import campus.contacts.spi.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Erases objects about a person, and versions that were, in one unit of work (see {@link PersonErasure}). */
final class PersonalObjectEraser {
    /** The collection in whose result snapshots the numbers of addresses are. */
    private static final String SNAPSHOTS_OF_ADDRESSES = "/email_addresses";

    private final UnitOfWork unit;
    private final LocalIds ownIds;
    private final Set<Id> subjects;
    private final ErasureStore erasure;
    /** The objects that are erased, or of which a version is. */
    private final Set<Id> changed = new LinkedHashSet<>();

    private final Set<Long> erasedAddresses = new HashSet<>();
    private Erased erased = Erased.NOTHING;

    PersonalObjectEraser(UnitOfWork unit, LocalIds ownIds, Set<Id> subjects) {
        this.unit = unit;
        this.ownIds = ownIds;
        this.subjects = subjects;
        this.erasure = unit.erasure();
    }

    /** Erases contacts and the addresses that only they use. */
    Erased eraseContacts(List<Id> contacts) {
        Set<Id> addresses = new LinkedHashSet<>();
        for (Id id : contacts) {
            boolean mayHide = erasure.mayHideAddress(id, subjects);
            Set<Id> used = eraseContact(id);
            if (mayHide) {
                addresses.addAll(used);
            }
        }
        addresses.forEach(address -> eraseAddress(address, true));
        return finish();
    }

    /** Erases addresses of the person. */
    Erased eraseAddresses(List<Id> addresses) {
        addresses.forEach(address -> eraseAddress(address, false));
        return finish();
    }

    /** Removes the queries that name the person from smart address books. */
    Erased eraseQueries(List<Id> books) {
        for (Id id : books) {
            Optional<AddressBook> present = lock(unit.addressBooks(), id).filter(this::namesPerson);
            present.ifPresent(this::removeQuery);
            long counted = present.map(book -> book.identity().version()).orElse(-1L);
            for (Version<AddressBook> version : versions(unit.addressBooks().history(), id)) {
                if (namesPerson(version.object())) {
                    erasure.setQuery(
                            id,
                            version.number(),
                            withoutPerson(version.object()).query());
                    count(Kind.QUERY, version.number() == counted ? 0 : 1);
                }
            }
        }
        return finish();
    }

    private boolean namesPerson(AddressBook book) {
        return book.smartQuery().filter(query -> query.names(subjects)).isPresent();
    }

    private AddressBook withoutPerson(AddressBook book) {
        return book.smartQuery()
                .flatMap(query -> query.without(subjects))
                .map(book::withQuery)
                .orElseGet(book::withoutQuery);
    }

    /** Replaces the present version by one without the query, which is then erased from the replaced one. */
    private void removeQuery(AddressBook present) {
        AddressBook without =
                withoutPerson(present).withIdentity(present.identity().changed(unit.moment()));
        unit.addressBooks().update(present, without);
        count(Kind.QUERY, 1);
    }

    private Erased finish() {
        if (!changed.isEmpty()) {
            count(Kind.RESPONSE, unit.idempotency().empty(changed));
        }
        if (!erasedAddresses.isEmpty()) {
            count(Kind.RESULT_SNAPSHOT, erasure.eraseFoundSets(SNAPSHOTS_OF_ADDRESSES, erasedAddresses));
        }
        return erased;
    }

    private void count(Kind kind, long number) {
        erased = erased.and(kind, number);
    }

    /** @return the addresses of the contact, in the order in which it used them */
    private Set<Id> eraseContact(Id id) {
        Optional<Contact> present = lock(unit.contacts(), id);
        HistoryStore<Contact> history = unit.contacts().history();
        List<Version<Contact>> versions = versions(history, id);
        if (present.filter(this::isAbout).isPresent()) {
            unit.contacts().delete(present.get());
            eraseWhole(history, id, Kind.CONTACT, versions.size());
        } else {
            eraseVersions(history, id, present, this::isAbout);
        }
        return versions.stream()
                .map(version -> version.object().link().addressId())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Locks an object if it exists, and not one into which it was merged. */
    private static <T extends OsidObject> Optional<T> lock(ObjectStore<T, ?> store, Id id) {
        return store.lock(id).filter(object -> object.id().equals(id));
    }

    private boolean isAbout(Contact contact) {
        return subjects.contains(contact.link().referenceId())
                || contact.content().addresseeId() != null
                        && subjects.contains(contact.content().addresseeId());
    }

    /** @param ofContact whether a contact about the person used the address, and its writer might update the address */
    private void eraseAddress(Id id, boolean ofContact) {
        Optional<Address> present = lock(unit.addresses(), id);
        HistoryStore<Address> history = unit.addresses().history();
        if (erasure.isUsedByOthers(id, subjects, null, null)) {
            present.filter(this::isOfPerson).ifPresent(this::removeResource);
            removeResources(history, id);
            eraseVersions(history, id, lock(unit.addresses(), id), this::isOfPerson);
            return;
        }
        if (erasure.isUsedByOthers(id, Set.of(), null, null)) {
            return; // A contact about the person that a later unit of work erases.
        }
        Predicate<Address> isAbout =
                address -> address.content().resourceId() == null ? ofContact : isOfPerson(address);
        List<Version<Address>> versions = versions(history, id);
        if (present.filter(isAbout).isPresent()) {
            unit.addresses().delete(present.get());
            erasedAddresses.add(ownIds.number(ObjectKind.ADDRESS, id).orElseThrow());
            eraseWhole(history, id, Kind.ADDRESS, versions.size());
        } else {
            eraseVersions(history, id, present, isAbout);
        }
    }

    private boolean isOfPerson(Address address) {
        Id resource = address.content().resourceId();
        return resource != null && subjects.contains(resource);
    }

    private void removeResource(Address present) {
        Address without = new Address(
                present.identity().changed(unit.moment()),
                present.classification(),
                present.content().withoutResource());
        unit.addresses().update(present, without);
        changed.add(present.id());
        count(Kind.RESOURCE, 1);
    }

    /** Removes the resource from the replaced versions in whose time contacts about others used the address. */
    private void removeResources(HistoryStore<Address> history, Id id) {
        for (Version<Address> version : versions(history, id)) {
            if (isOfPerson(version.object())
                    && erasure.isUsedByOthers(
                            id, subjects, version.object().identity().changedAt(), version.end())) {
                erasure.removeResource(id, version.number());
                changed.add(id);
                count(Kind.RESOURCE, 1);
            }
        }
    }

    /**
     * A version with content.
     *
     * @param end of its time; null: the present one
     */
    private record Version<T extends OsidObject>(
            T object, @Nullable Instant end) {
        long number() {
            return object.identity().version();
        }
    }

    /** Returns the versions with content, newest first. */
    private static <T extends OsidObject> List<Version<T>> versions(HistoryStore<T> history, Id id) {
        List<Version<T>> versions = new ArrayList<>();
        Instant end = null;
        for (HistoryEntry<T> entry : history.list(id, Visibility.EVERYTHING, null, Integer.MAX_VALUE)) {
            if (entry.object() != null) {
                versions.add(new Version<>(entry.object(), end));
            }
            if (entry.change().isVersion()) {
                end = entry.at();
            }
        }
        return versions;
    }

    /** Erases the history of an object that is deleted. */
    private void eraseWhole(HistoryStore<?> history, Id id, Kind kind, int versions) {
        history.erase(id);
        changed.add(id);
        count(kind, 1);
        count(Kind.VERSION, versions - 1L);
    }

    /** Erases the versions that meet the condition, except the present one; the whole history if none is left. */
    private <T extends OsidObject> void eraseVersions(
            HistoryStore<T> history, Id id, Optional<T> present, Predicate<T> condition) {
        List<Version<T>> versions = versions(history, id);
        long current = present.map(object -> object.identity().version()).orElse(-1L);
        List<Version<T>> erasable = versions.stream()
                .filter(version -> version.number() != current && condition.test(version.object()))
                .toList();
        if (erasable.isEmpty()) {
            return;
        }
        if (erasable.size() == versions.size()) {
            history.erase(id);
        } else {
            erasable.forEach(version -> history.erase(id, version.number()));
        }
        changed.add(id);
        count(Kind.VERSION, erasable.size());
    }
}
