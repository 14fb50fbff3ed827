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

/** Replaces a person's contacts, within one unit of work (campus facades, section 5). */
final class ContactsReplacement {
    private static final Caller US = Caller.ANYONE;
    private static final int MANY = 10_000;

    private final ContactService service;
    private final ContactTypeCatalog types;
    private final Id reference;
    private final Instant at;
    private AddressUsage shared;

    /** @param reference the Id that the contacts refer to */
    ContactsReplacement(ContactService service, ContactTypeCatalog types, Id reference, Instant at) {
        this.service = service;
        this.types = types;
        this.reference = reference;
        this.at = at;
    }

    /** @param shown the present contacts, locked */
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
            add(records, types.book(unit, records.typeId()));
        }
        int unchanged = matching.matches().size() - updated;
        return new ReplacementSummary(
                matching.added().size(), updated, matching.left().size(), unchanged);
    }

    /** Deletes a contact with its address, unless another contact uses the address or it is not writable. */
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

    /** Updates a contact and returns whether it changed. */
    private boolean update(PersonalContact present, Item item) {
        if (item.said() == null
                || PersonalContactDocument.normalized(item.said())
                        .equals(PersonalContactDocument.normalized(PersonalContactDocument.contact(present)))) {
            return false;
        }
        PersonalContactRecords records = new PersonalContactRecords(item.said());
        // An earlier contact of this replacement may have changed an address that both use.
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

    /** Returns whether the address has the records of these properties. */
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

    /** Returns the display name. It follows the contact's name as long as no user edited it. */
    private static DisplayText followed(DisplayText display, PersonalContact present, PersonalContactRecords records) {
        return display.name()
                        .equals(PersonalContactRecords.displayName(
                                present.contact().properties()))
                ? new DisplayText(records.displayName(), display.description())
                : display;
    }

    /** Replaces a contact whose address must not change by a new address and contact. */
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
