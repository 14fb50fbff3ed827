package campus.contacts.people;

import campus.contacts.Address;
import campus.contacts.Caller;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.ContactService;
import campus.contacts.Id;
import campus.contacts.Value;
import campus.contacts.Window;
import campus.contacts.people.ContactsPayload.Item;
import java.util.List;

/**
 * Whose addresses are: one that is used elsewhere too must not change with a person's contacts.
 *
 * @param reference the person
 */
record SharedAddresses(ContactService service, Id reference, Matching matching) {
    private static final int MANY = 10_000;

    /** The contacts that use an address. */
    List<Contact> users(Id addressId) {
        ContactQuery query = ContactQuery.ALL.connecting(new ContactQuery.Ends(addressId, null, null));
        return service.contacts().list(Caller.ANYONE, query, Window.first(MANY)).items();
    }

    /** Whether an address is nobody's own, and used by contacts of this person alone. */
    boolean isThisPersons(Address address) {
        return address.content().resourceId() == null
                && users(address.id()).stream()
                        .allMatch(user -> user.link().referenceId().equals(reference));
    }

    /** Whether an address may become what is said: it is nobody's own, and whoever else uses it is the same person and agrees. */
    boolean isOurs(PersonalContact present, Address address, Value.Structure said) {
        return address.content().resourceId() == null
                && users(address.id()).stream()
                        .filter(user -> !user.id().equals(present.id()))
                        .allMatch(user -> user.link().referenceId().equals(reference) && agrees(user, said));
    }

    /** A contact that is not shown, such as one that has ended, has no say. */
    private boolean agrees(Contact user, Value.Structure said) {
        Item item = matching.itemOf(user.id());
        if (item == null) {
            return !matching.isShown(user.id());
        }
        return item.said() != null && reached(item.said()).equals(reached(said));
    }

    private static List<Value> reached(Value.Structure said) {
        return List.of(said.get("addresses"), said.get("telephone_numbers"), said.get("email"));
    }
}
