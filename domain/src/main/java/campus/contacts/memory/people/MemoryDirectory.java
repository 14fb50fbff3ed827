package campus.contacts.memory.people;

import campus.contacts.Address;
import campus.contacts.Contact;
import campus.contacts.directory.DirectoryPerson;
import campus.contacts.directory.DirectoryQuery;
import campus.contacts.directory.DirectoryQuery.Viewer;
import campus.contacts.directory.DirectorySortKey;
import campus.contacts.memory.state.MemoryState;
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

/** The directory in memory: every search scans all people. */
public record MemoryDirectory(MemoryState memory) implements DirectoryStore {
    @Override
    public Optional<DirectoryPerson> findAny(DirectoryQuery query) {
        return found(query).findFirst();
    }

    @Override
    public Found find(DirectoryQuery query, long offset, int limit) {
        List<DirectoryPerson> all = found(query)
                .map(person -> Map.entry(order(person, query.viewer()), person))
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .toList();
        return new Found(all.size(), all.stream().skip(offset).limit(limit).toList());
    }

    private Stream<DirectoryPerson> found(DirectoryQuery query) {
        return memory.people.values().stream()
                .filter(person ->
                        query.viewer().seesPrivate() || !person.standing().isPrivate())
                .map(person -> whole(person, query.viewer()))
                .filter(query::matches);
    }

    private static DirectorySortKey order(DirectoryPerson person, Viewer viewer) {
        return DirectorySortKey.of(person.person().netid(), person.visibleTo(viewer.level()));
    }

    private DirectoryPerson whole(Person person, Viewer viewer) {
        Id resource = person.resource(memory.ownIds.authority());
        List<Address> own = Arrays.stream(
                        memory.addressResource.numbers(resource).toArray())
                .mapToObj(memory.addresses::get)
                .toList();
        Map<String, List<Address>> ofRoles = new HashMap<>();
        for (DirectoryEntry.Role role : person.entry().roles()) {
            ofRoles.put(role.id(), addresses(role, resource, viewer));
        }
        return new DirectoryPerson(person, own, ofRoles);
    }

    private List<Address> addresses(DirectoryEntry.Role role, Id resource, Viewer viewer) {
        Id reference = Person.role(role.id(), memory.ownIds.authority());
        return Arrays.stream(memory.contactReference.numbers(reference).toArray())
                .mapToObj(memory.contacts::get)
                .filter(contact -> memory.contactAddressee.holds(contact, resource)
                        && contact.content().effective().includes(viewer.at()))
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
