package campus.contacts.memory.people;

import campus.contacts.OsidObject;
import campus.contacts.feed.PriorSight;
import campus.contacts.memory.index.SortedLongSet;
import campus.contacts.memory.index.UndoLog;
import campus.contacts.memory.objects.MemoryAddresses;
import campus.contacts.memory.objects.MemoryContacts;
import campus.contacts.memory.state.MemoryFeed;
import campus.contacts.memory.state.MemoryState;
import campus.contacts.memory.state.MemoryTransaction;
import campus.contacts.osid.Id;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.spi.PersonStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people in memory. */
public record MemoryPeople(MemoryTransaction unit) implements PersonStore {
    @Override
    public Optional<Person> find(NetId netid, Scope scope) {
        return Optional.ofNullable(unit.memory().people.get(netid))
                .filter(person -> scope == Scope.ALL || !person.standing().isPrivate());
    }

    @Override
    public Optional<Person> lock(NetId netid, Scope scope) {
        // A unit of work that may write has exclusive access, so no lock is needed.
        unit.changes();
        return find(netid, scope);
    }

    @Override
    public Map<NetId, Person> lockAll(Collection<NetId> netids) {
        Map<NetId, Person> found = new LinkedHashMap<>();
        new TreeSet<>(netids).forEach(netid -> lock(netid).ifPresent(person -> found.put(netid, person)));
        return found;
    }

    @Override
    public Map<String, NetId> ownersOfRoles(Collection<String> roleIds) {
        Map<String, NetId> owners = new HashMap<>();
        for (String roleId : roleIds) {
            NetId owner = unit.memory().roleOwners.get(roleId);
            if (owner != null) {
                owners.put(roleId, owner);
            }
        }
        return owners;
    }

    @Override
    public void save(Collection<Person> people) {
        people.forEach(person -> put(person.netid(), person));
    }

    @Override
    public void delete(NetId netid) {
        put(netid, null);
    }

    @Override
    public List<NetId> list(@Nullable NetId after, int limit) {
        MemoryState memory = unit.memory();
        return (after == null ? memory.people : memory.people.tailMap(after, false))
                .keySet().stream().limit(limit).toList();
    }

    private void put(NetId netid, @Nullable Person person) {
        Set<Id> subjects = new HashSet<>();
        Stream.of(Optional.ofNullable(unit.memory().people.get(netid)), Optional.ofNullable(person))
                .flatMap(Optional::stream)
                .filter(each -> each.standing().isPrivate())
                .forEach(each ->
                        subjects.addAll(each.subjects(unit.memory().ownIds.authority())));
        Map<OsidObject, PriorSight> before = sights(subjects);
        put(unit.memory(), netid, person, unit.changes());
        Map<OsidObject, PriorSight> after = sights(subjects);
        before.forEach((object, sight) -> {
            if (!sight.equals(after.get(object))) {
                unit.recorder().changeOfLink(object, MemoryFeed.What.SIGHT, sight);
            }
        });
    }

    /** Returns who sees the objects that may be about those subjects, in the order of their numbers. */
    private Map<OsidObject, PriorSight> sights(Set<Id> subjects) {
        MemoryState memory = unit.memory();
        MemoryContacts contacts = new MemoryContacts(unit);
        MemoryAddresses addresses = new MemoryAddresses(unit);
        Set<Long> addressNumbers = new TreeSet<>();
        Set<Long> contactNumbers = new TreeSet<>();
        for (Id subject : subjects) {
            addAll(addressNumbers, memory.addressResource.numbers(subject));
            addAll(contactNumbers, memory.contactReference.numbers(subject));
            addAll(contactNumbers, memory.contactAddressee.numbers(subject));
        }
        for (long contact : contactNumbers) {
            addresses.number(memory.contacts.get(contact).link().addressId()).ifPresent(addressNumbers::add);
        }
        Map<OsidObject, PriorSight> sights = new LinkedHashMap<>();
        addressNumbers.forEach(number -> sights.put(memory.addresses.get(number), addresses.sight(number)));
        contactNumbers.forEach(number -> sights.put(memory.contacts.get(number), contacts.sight(number)));
        return sights;
    }

    private static void addAll(Set<Long> all, SortedLongSet numbers) {
        for (long number : numbers.toArray()) {
            all.add(number);
        }
    }

    /** @param person null: deletes the person */
    public static void put(MemoryState memory, NetId netid, @Nullable Person person, UndoLog changes) {
        Person before = replace(memory, netid, person);
        changes.made(() -> replace(memory, netid, before));
    }

    /** Replaces a person. Roles that others have taken over meanwhile are kept. */
    private static @Nullable Person replace(MemoryState memory, NetId netid, @Nullable Person person) {
        Person before = person == null ? memory.people.remove(netid) : memory.people.put(netid, person);
        if (before != null) {
            before.entry().roles().forEach(role -> memory.roleOwners.remove(role.id(), netid));
            before.subjects(memory.ownIds.authority())
                    .forEach(subject -> memory.privateSubjects.remove(subject, netid));
        }
        if (person != null) {
            person.entry().roles().forEach(role -> memory.roleOwners.put(role.id(), netid));
        }
        if (person != null && person.standing().isPrivate()) {
            person.subjects(memory.ownIds.authority()).forEach(subject -> memory.privateSubjects.put(subject, netid));
        }
        return before;
    }
}
