package campus.contacts.service.people;

import campus.contacts.Address;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.PageRequest;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.Value;
import campus.contacts.people.SourcedContact;
import campus.contacts.records.DataSource;
import campus.contacts.service.people.PresentContacts.Item;
import campus.contacts.spi.UnitOfWork;
import java.util.List;

/**
 * Decides which addresses may change with a person's contacts: not those that other contacts use, nor those of a data
 * source that is not writable through APIs other than CampusAPI.
 *
 * @param reference the person
 */
record AddressUsage(UnitOfWork unit, Id reference, ContactMatching matching) {
    private static final int MANY = 10_000;

    /** Returns the contacts that use an address. */
    List<Contact> users(Id addressId) {
        ContactQuery query = ContactQuery.ALL.connecting(new ContactQuery.Ends(addressId, null, null));
        return unit.contacts().list(query, Visibility.EVERYTHING, PageRequest.first(MANY));
    }

    /** Returns whether an address belongs to no resource and is in no book of a read-only data source. */
    boolean isWritable(Address address) {
        return address.content().resourceId() == null
                && unit.addresses()
                        .sourceBook(address.id())
                        .flatMap(book -> unit.addressBooks().find(book, Visibility.EVERYTHING))
                        .flatMap(book -> DataSource.of(book.properties()))
                        .map(DataSource::facadeWritable)
                        .orElse(true);
    }

    /** Returns whether an address is writable and only used by contacts of this person. */
    boolean isThisPersons(Address address) {
        return isWritable(address)
                && users(address.id()).stream()
                        .allMatch(user -> user.link().referenceId().equals(reference));
    }

    /**
     * Returns whether an address may be changed to the requested data: it is writable, and all other contacts that use
     * it are of the same person and request the same data.
     */
    boolean isOurs(SourcedContact present, Address address, Value.Struct said) {
        return isWritable(address)
                && users(address.id()).stream()
                        .filter(user -> !user.id().equals(present.id()))
                        .allMatch(user -> user.link().referenceId().equals(reference) && agrees(user, said));
    }

    /**
     * Returns whether another contact requests the same data; a contact that is not shown, such as an ended one, does
     * not count.
     */
    private boolean agrees(Contact user, Value.Struct said) {
        Item item = matching.itemOf(user.id());
        if (item == null) {
            return !matching.isShown(user.id());
        }
        return item.said() != null && reached(item.said()).equals(reached(said));
    }

    private static List<Value> reached(Value.Struct said) {
        return List.of(said.get("addresses"), said.get("telephone_numbers"), said.get("email"));
    }
}
