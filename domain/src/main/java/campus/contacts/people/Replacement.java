package campus.contacts.people;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressForm;
import campus.contacts.Caller;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactService;
import campus.contacts.Display;
import campus.contacts.Id;
import campus.contacts.NewObject;
import campus.contacts.Precondition;
import campus.contacts.Properties;
import campus.contacts.TypeFilter;
import campus.contacts.Window;
import campus.contacts.people.ContactsPayload.Item;
import campus.contacts.spi.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes a person's contacts what they shall be, within one unit of work (campus facades, section 5). */
final class Replacement {
    private static final Caller US = Caller.ANYONE;
    private static final int MANY = 10_000;

    private final ContactService service;
    private final ContactTypes types;
    private final Id reference;
    private final Instant at;
    private SharedAddresses shared;

    /** @param reference what the contacts refer to */
    Replacement(ContactService service, ContactTypes types, Id reference, Instant at) {
        this.service = service;
        this.types = types;
        this.reference = reference;
        this.at = at;
    }

    /** @param shown as they are, locked */
    Tally run(UnitOfWork unit, List<PersonalContact> shown, List<Item> items) {
        Matching matching = Matching.of(shown, items);
        this.shared = new SharedAddresses(service, unit, reference, matching);
        matching.left().forEach(this::delete);
        int updated = 0;
        for (Map.Entry<PersonalContact, Item> match : matching.matches().entrySet()) {
            updated += update(match.getKey(), match.getValue()) ? 1 : 0;
        }
        for (Item item : matching.added()) {
            ContactRecords records = new ContactRecords(item.said());
            add(records, types.book(unit, records.typeId(), at));
        }
        int unchanged = matching.matches().size() - updated;
        return new Tally(matching.added().size(), updated, matching.left().size(), unchanged);
    }

    /** With its address, unless that is another contact's too or may not be written. */
    private void delete(PersonalContact gone) {
        service.contacts().delete(US, gone.id(), Precondition.NONE);
        if (shared.isWritable(gone.address())
                && shared.users(gone.address().id()).isEmpty()) {
            service.addresses().delete(US, gone.address().id(), Precondition.NONE);
        }
    }

    private void add(ContactRecords records, Id book) {
        Address address = makeAddress(records, Properties.NONE, book);
        NewObject asked =
                new NewObject(types.genus(records.typeId()), List.of(ContactRecords.ofContacts(authority())), book);
        ContactForm form = ContactForm.named(records.displayName()).withProperties(records.contact(Properties.NONE));
        service.contacts().create(US, new Contact.Link(address.id(), reference), asked, form);
    }

    private Address makeAddress(ContactRecords records, Properties before, Id book) {
        NewObject asked = new NewObject(null, ContactRecords.ofAddresses(authority()), book);
        AddressForm form = AddressForm.named(records.displayName()).withProperties(records.address(before));
        return service.addresses().create(US, asked, form);
    }

    /** Whether the contact was another one. */
    private boolean update(PersonalContact present, Item item) {
        if (item.said() == null
                || ContactDocument.meant(item.said()).equals(ContactDocument.meant(ContactDocument.contact(present)))) {
            return false;
        }
        ContactRecords records = new ContactRecords(item.said());
        // Another contact of this run may have changed the address that both use.
        Address address = service.addresses().get(US, present.address().id());
        Properties reached = records.address(address.properties());
        if (reached.equals(address.properties())) {
            updateContact(present, records);
            if (shared.isThisPersons(address)) {
                updateAddress(present, records);
            }
        } else if (shared.isOurs(present, address, item.said()) && holds(address, reached)) {
            updateContact(present, records);
            updateAddress(present, records);
        } else {
            replace(present, records);
        }
        return true;
    }

    /** Whether the address has the records that these properties are of. */
    private boolean holds(Address address, Properties properties) {
        return service.types()
                .properties(address.classification().recordTypeIds())
                .containsAll(
                        ContactRecords.reached(properties).values().members().keySet());
    }

    private void updateContact(PersonalContact present, ContactRecords records) {
        service.contacts().update(US, present.id(), Precondition.NONE, form -> changed(form, present, records));
    }

    private static ContactForm changed(ContactForm form, PersonalContact present, ContactRecords records) {
        return form.withDisplay(followed(form.display(), present, records))
                .withProperties(records.contact(form.properties()));
    }

    private void updateAddress(PersonalContact present, ContactRecords records) {
        service.addresses()
                .update(
                        US,
                        present.address().id(),
                        Precondition.NONE,
                        form -> form.withDisplay(followed(form.display(), present, records))
                                .withProperties(records.address(form.properties())));
    }

    /** The name of an object goes with the contact's as long as nobody has given it another. */
    private static Display followed(Display display, PersonalContact present, ContactRecords records) {
        return display.name()
                        .equals(ContactRecords.displayName(present.contact().properties()))
                ? new Display(records.displayName(), display.description())
                : display;
    }

    /** A new address and contact in the place of one whose address must stay as it is. */
    private void replace(PersonalContact present, ContactRecords records) {
        Id book = present.source().bookId();
        Properties reached = ContactRecords.reached(present.address().properties());
        Address address = makeAddress(records, reached, book);
        NewObject asked = new NewObject(
                present.contact().classification().genusTypeId(),
                present.contact().classification().recordTypeIds(),
                book);
        Contact made = service.contacts()
                .create(
                        US,
                        new Contact.Link(address.id(), reference),
                        asked,
                        changed(present.contact().content(), present, records));
        for (AddressBook other : booksWith(present.id())) {
            service.contacts().file(US, made.id(), other.id());
        }
        delete(present);
    }

    private List<AddressBook> booksWith(Id contactId) {
        AddressBookQuery query = new AddressBookQuery(null, TypeFilter.ANY, null, contactId, null);
        return service.addressBooks().list(US, query, Window.first(MANY)).items();
    }

    private String authority() {
        return service.ownIds().authority();
    }
}
