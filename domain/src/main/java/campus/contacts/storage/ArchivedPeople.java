package campus.contacts.storage;

import static campus.contacts.storage.ArchiveValidator.require;

import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the people of an archive come in the order of their network identifiers, that each role is one person's,
 * and that the objects which were imported for a person exist. Keeps the ids of the roles in memory.
 */
final class ArchivedPeople {
    private final ArchivedObjects objects;
    private final Set<String> roles = new HashSet<>();
    private @Nullable NetId lastNetid;

    ArchivedPeople(ArchivedObjects objects) {
        this.objects = objects;
    }

    void add(Person person, List<ImportedItem> made) {
        NetId netid = person.netid();
        require(
                lastNetid == null || netid.compareTo(lastNetid) > 0,
                "the network identifier is there already, or a later one is");
        lastNetid = netid;
        for (DirectoryEntry.Role role : person.entry().roles()) {
            require(roles.add(role.id()), "the role is another person's already");
        }
        requireMadeOf(netid, made);
    }

    private void requireMadeOf(NetId netid, List<ImportedItem> made) {
        ImportedItem last = null;
        for (ImportedItem item : made) {
            require(item.netid().equals(netid), "something was made for another person");
            require(last == null || item.compareTo(last) > 0, "something was made twice, or is out of order");
            require(isNullOrExists(ObjectKind.ADDRESS, item.addressId()), "there is no such address");
            require(isNullOrExists(ObjectKind.CONTACT, item.contactId()), "there is no such contact");
            requireAssigned(ObjectKind.ADDRESS, item.merged().addressId());
            requireAssigned(ObjectKind.CONTACT, item.merged().contactId());
            last = item;
        }
    }

    private void requireAssigned(ObjectKind kind, @Nullable Id id) {
        if (id != null) {
            objects.requireOwn(kind, id);
        }
    }

    private boolean isNullOrExists(ObjectKind kind, @Nullable Id id) {
        return id == null || objects.exists(kind, id);
    }
}
