package campus.contacts.spi;

import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.access.Provenance;
import campus.contacts.osid.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stores contacts, many of which a merge of addresses changes at once. */
public interface ContactStore extends FiledObjectStore<Contact, ContactQuery> {
    /**
     * Returns those of these contacts that exist, without what they were merged into, each locked as by {@link #lock}.
     *
     * @param ids local Ids in creation order, which is that of the locks
     */
    default List<Contact> lockAll(Collection<Id> ids) {
        return ids.stream()
                .map(id -> lock(id).filter(contact -> contact.id().equals(id)))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Moves contacts of one address to another one, each in a new version that is the same otherwise.
     *
     * @param locked as they were locked in this unit of work
     * @param moment of this unit of work
     */
    default void moveAll(List<Contact> locked, Id addressId, Instant moment) {
        locked.forEach(contact -> update(
                contact,
                new Contact(
                        contact.identity().changed(moment),
                        contact.classification(),
                        contact.link().withAddress(addressId),
                        contact.content()),
                Provenance.OFFICIAL));
    }
}
