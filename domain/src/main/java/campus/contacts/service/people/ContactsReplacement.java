package campus.contacts.service.people;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.TypeFilter;
import campus.contacts.people.PersonalContact;
import campus.contacts.service.ContactService;
import campus.contacts.service.people.ContactsPayloadReader.Item;
import campus.contacts.service.people.document.ContactTypeCatalog;
import campus.contacts.service.people.document.PersonalContactDocument;
import campus.contacts.service.people.document.PersonalContactRecords;
import campus.contacts.spi.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes a person's contacts what they shall be, within one unit of work (campus facades, section 5). */
final class ContactsReplacement {
    private static final Caller US = Caller.ANYONE;
    private static final int MANY = 10_000;

    private final ContactService service;
    private final ContactTypeCatalog types;
    private final Id reference;
    private final Instant at;
    private AddressUsage shared;

    /** @param reference what the contacts refer to */
    ContactsReplacement(ContactService service, ContactTypeCatalog types, Id reference, Instant at) {
        this.service = service;
        this.types = types;
        this.reference = reference;
        this.at = at;
    }

    /** @param shown as they are, locked */
    ReplacementSummary run(UnitOfWork unit, List<PersonalContact> shown, List<Item> items) {
        ContactMatching matching = ContactMatching.of(shown, items);
        this.shared = new AddressUsage(service, unit, reference, matching);
        matching.left().forEach(this::delete);
        int updated = 0;
        for (Map.Entry<PersonalContact, Item> match : matching.matches().entrySet()) {
            updated += update(match.getKey(), match.getValue()) ? 1 : 0;
        }
        for (Item item : matching.added()) {
            PersonalContactRecords records = new PersonalContactRecords(item.said());
            add(records, types.book(unit, records.typeId(), at));
        }
        int unchanged = matching.matches().size() - updated;
        return new ReplacementSummary(
                matching.added().size(), updated, matching.left().size(), unchanged);
    }

    /** With its address, unless that is another contact's too or may not be written. */
    private void delete(PersonalContact gone) {
        service.contacts().delete(US, gone.id(), VersionPrecondition.NONE);
        if (shared.isWritable(gone.address())
                && shared.users(gone.address().id()).isEmpty()) {
            service.addresses().delete(US, gone.address().id(), VersionPrecondition.NONE);
        }
    }

    private void add(PersonalContactRecords records, Id book) {
        Address address = makeAddress(records, RecordProperties.NONE, book);
        CreationRequest asked = new CreationRequest(
                types.genus(records.typeId()), List.of(PersonalContactRecords.ofContacts(authority())), book);
        ContactForm form =
                ContactForm.named(records.displayName()).withProperties(records.contact(RecordProperties.NONE));
        service.contacts().create(US, new Contact.Link(address.id(), reference), asked, form);
    }

    private Address makeAddress(PersonalContactRecords records, RecordProperties before, Id book) {
        CreationRequest asked = new CreationRequest(null, PersonalContactRecords.ofAddresses(authority()), book);
        AddressForm form = AddressForm.named(records.displayName()).withProperties(records.address(before));
        return service.addresses().create(US, asked, form);
    }

    /** Whether the contact was another one. */
    private boolean update(PersonalContact present, Item item) {
        if (item.said() == null
                || PersonalContactDocument.normalized(item.said())
                        .equals(PersonalContactDocument.normalized(PersonalContactDocument.contact(present)))) {
            return false;
        }
        PersonalContactRecords records = new PersonalContactRecords(item.said());
        // Another contact of this run may have changed the address that both use.
        Address address = service.addresses().get(US, present.address().id());
        RecordProperties reached = records.address(address.properties());
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
    private boolean holds(Address address, RecordProperties properties) {
        return service.types()
                .properties(address.classification().recordTypeIds())
                .containsAll(PersonalContactRecords.reached(properties)
                        .values()
                        .members()
                        .keySet());
    }

    private void updateContact(PersonalContact present, PersonalContactRecords records) {
        service.contacts().update(US, present.id(), VersionPrecondition.NONE, form -> changed(form, present, records));
    }

    private static ContactForm changed(ContactForm form, PersonalContact present, PersonalContactRecords records) {
        return form.withDisplay(followed(form.display(), present, records))
                .withProperties(records.contact(form.properties()));
    }

    private void updateAddress(PersonalContact present, PersonalContactRecords records) {
        service.addresses()
                .update(
                        US,
                        present.address().id(),
                        VersionPrecondition.NONE,
                        form -> form.withDisplay(followed(form.display(), present, records))
                                .withProperties(records.address(form.properties())));
    }

    /** The name of an object goes with the contact's as long as nobody has given it another. */
    private static DisplayText followed(DisplayText display, PersonalContact present, PersonalContactRecords records) {
        return display.name()
                        .equals(PersonalContactRecords.displayName(
                                present.contact().properties()))
                ? new DisplayText(records.displayName(), display.description())
                : display;
    }

    /** A new address and contact in the place of one whose address must stay as it is. */
    private void replace(PersonalContact present, PersonalContactRecords records) {
        Id book = present.source().bookId();
        RecordProperties reached =
                PersonalContactRecords.reached(present.address().properties());
        Address address = makeAddress(records, reached, book);
        CreationRequest asked = new CreationRequest(
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
        return service.addressBooks().list(US, query, PageRequest.first(MANY)).items();
    }

    private String authority() {
        return service.ownIds().authority();
    }
}
