package campus.contacts.memory;

import campus.contacts.Address;
import campus.contacts.Contact;
import campus.contacts.directory.DirectoryPerson;
import campus.contacts.directory.DirectoryQuery;
import campus.contacts.directory.DirectoryQuery.Onlooker;
import campus.contacts.directory.DirectorySortKey;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Person;
import campus.contacts.spi.DirectoryStore;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory in memory: everyone is looked at for every search. */
record MemoryDirectory(MemoryState memory) implements DirectoryStore {
    @Override
    public Optional<DirectoryPerson> findAny(DirectoryQuery query) {
        return found(query).findFirst();
    }

    @Override
    public Found find(DirectoryQuery query, long offset, int limit) {
        List<DirectoryPerson> all = found(query)
                .map(person -> Map.entry(order(person, query.onlooker()), person))
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .toList();
        return new Found(all.size(), all.stream().skip(offset).limit(limit).toList());
    }

    private Stream<DirectoryPerson> found(DirectoryQuery query) {
        return memory.people.values().stream()
                .filter(person ->
                        query.onlooker().seesPrivate() || !person.standing().isPrivate())
                .map(person -> whole(person, query.onlooker()))
                .filter(query::matches);
    }

    private static DirectorySortKey order(DirectoryPerson person, Onlooker onlooker) {
        return DirectorySortKey.of(person.person().netid(), person.visibleTo(onlooker.level()));
    }

    private DirectoryPerson whole(Person person, Onlooker onlooker) {
        Id resource = person.resource(memory.ownIds.authority());
        List<Address> own = Arrays.stream(
                        memory.addressResource.numbers(resource).toArray())
                .mapToObj(memory.addresses::get)
                .toList();
        Map<String, List<Address>> ofRoles = new HashMap<>();
        for (DirectoryEntry.Role role : person.entry().roles()) {
            ofRoles.put(role.id(), addresses(role, resource, onlooker));
        }
        return new DirectoryPerson(person, own, ofRoles);
    }

    private List<Address> addresses(DirectoryEntry.Role role, Id resource, Onlooker onlooker) {
        Id reference = Person.role(role.id(), memory.ownIds.authority());
        return Arrays.stream(memory.contactReference.numbers(reference).toArray())
                .mapToObj(memory.contacts::get)
                .filter(contact -> memory.contactAddressee.holds(contact, resource)
                        && contact.content().effective().includes(onlooker.at()))
                .mapToLong(this::addressNumber)
                .distinct()
                .sorted()
                .mapToObj(memory.addresses::get)
                .toList();
    }

    private long addressNumber(Contact contact) {
        return memory.ownIds
                .number(ObjectKind.ADDRESS, contact.link().addressId())
                .orElseThrow();
    }
}
