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
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.people.SourcedContact;
import campus.contacts.service.people.PresentContacts.Item;
import campus.contacts.service.people.document.ContactTypeCatalog;
import campus.contacts.service.people.document.PersonalContactDocument;
import campus.contacts.service.people.document.PersonalContactRecords;
import campus.contacts.service.writing.FiledObjectWriter;
import campus.contacts.spi.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Replaces a person's contacts, within one unit of work (campus facades, section 5). */
final class ContactsReplacement {
    private static final int MANY = 10_000;

    private final FiledObjectWriter writer;
    private final UnitOfWork unit;
    private final ContactTypeCatalog types;
    private final Id reference;
    private @Nullable AddressUsage shared;

    /** @param reference the Id that the contacts refer to */
    ContactsReplacement(FiledObjectWriter writer, ContactTypeCatalog types, Id reference) {
        this.writer = writer;
        this.unit = writer.unit();
        this.types = types;
        this.reference = reference;
    }

    /** @param shown the present contacts, locked in the unit of work of the writer */
    ReplacementSummary run(List<SourcedContact> shown, List<Item> items) {
        ContactMatching matching = ContactMatching.of(shown, items);
        this.shared = new AddressUsage(unit, reference, matching);
        matching.left().forEach(this::delete);
        int updated = 0;
        for (Map.Entry<SourcedContact, Item> match : matching.matches().entrySet()) {
            updated += update(match.getKey(), match.getValue()) ? 1 : 0;
        }
        for (Item item : matching.added()) {
            PersonalContactRecords records = item.records();
            add(records, types.book(unit, records.typeId()));
        }
        int unchanged = matching.matches().size() - updated;
        return new ReplacementSummary(
                matching.added().size(), updated, matching.left().size(), unchanged);
    }

    private AddressUsage shared() {
        return Objects.requireNonNull(shared);
    }

    /** Deletes a contact with its address, unless another contact uses the address or it is not writable. */
    private void delete(SourcedContact gone) {
        unit.contacts().lock(gone.id()).ifPresent(unit.contacts()::delete);
        if (shared().isWritable(gone.address())
                && shared().users(gone.address().id()).isEmpty()) {
            unit.addresses().lock(gone.address().id()).ifPresent(unit.addresses()::delete);
        }
    }

    private void add(PersonalContactRecords records, Id book) {
        Address address = makeAddress(records, RecordProperties.NONE, book);
        CreationRequest asked = new CreationRequest(
                types.genus(records.typeId()), List.of(PersonalContactRecords.ofContacts(authority())), book);
        ContactForm form =
                ContactForm.named(records.displayName()).withProperties(records.contact(RecordProperties.NONE));
        writer.create(new Contact.Link(address.id(), reference), asked, form, Provenance.OFFICIAL);
    }

    private Address makeAddress(PersonalContactRecords records, RecordProperties before, Id book) {
        CreationRequest asked = new CreationRequest(null, PersonalContactRecords.ofAddresses(authority()), book);
        AddressForm form = AddressForm.named(records.displayName()).withProperties(records.address(before));
        return writer.create(asked, form, Provenance.OFFICIAL);
    }

    /** Updates a contact and returns whether it changed. */
    private boolean update(SourcedContact present, Item item) {
        if (item.said() == null
                || PersonalContactDocument.normalized(item.said())
                        .equals(PersonalContactDocument.normalized(PersonalContactDocument.contact(present)))) {
            return false;
        }
        PersonalContactRecords records = item.records();
        // An earlier contact of this replacement may have changed an address that both use.
        Address address = unit.addresses().lock(present.address().id()).orElseThrow();
        RecordProperties reached = records.address(address.properties());
        if (reached.equals(address.properties())) {
            updateContact(present, records);
            if (shared().isThisPersons(address)) {
                updateAddress(address, present, records);
            }
        } else if (shared().isOurs(present, address, item.said()) && holds(address, reached)) {
            updateContact(present, records);
            updateAddress(address, present, records);
        } else {
            replace(present, records);
        }
        return true;
    }

    /** Returns whether the address has the records of these properties. */
    private boolean holds(Address address, RecordProperties properties) {
        return writer.types()
                .properties(address.classification().recordTypeIds())
                .containsAll(PersonalContactRecords.reached(properties)
                        .values()
                        .members()
                        .keySet());
    }

    private void updateContact(SourcedContact present, PersonalContactRecords records) {
        Contact contact = present.contact();
        writer.update(
                contact,
                changed(contact.content(), present, records),
                VersionPrecondition.NONE,
                () -> Provenance.OFFICIAL);
    }

    private static ContactForm changed(ContactForm form, SourcedContact present, PersonalContactRecords records) {
        return form.withDisplay(followed(form.display(), present, records))
                .withProperties(records.contact(form.properties()));
    }

    private void updateAddress(Address address, SourcedContact present, PersonalContactRecords records) {
        AddressForm form = address.content()
                .withDisplay(followed(address.display(), present, records))
                .withProperties(records.address(address.properties()));
        writer.update(address, form, VersionPrecondition.NONE, () -> Provenance.OFFICIAL);
    }

    /** Returns the display name. It follows the contact's name as long as no user edited it. */
    private static DisplayText followed(DisplayText display, SourcedContact present, PersonalContactRecords records) {
        return display.name()
                        .equals(PersonalContactRecords.displayName(
                                present.contact().properties()))
                ? new DisplayText(records.displayName(), display.description())
                : display;
    }

    /** Replaces a contact whose address must not change by a new address and contact. */
    private void replace(SourcedContact present, PersonalContactRecords records) {
        Id book = present.source().bookId();
        RecordProperties reached =
                PersonalContactRecords.reached(present.address().properties());
        Address address = makeAddress(records, reached, book);
        CreationRequest asked = new CreationRequest(
                present.contact().classification().genusTypeId(),
                present.contact().classification().recordTypeIds(),
                book);
        Contact made = writer.create(
                new Contact.Link(address.id(), reference),
                asked,
                changed(present.contact().content(), present, records),
                Provenance.OFFICIAL);
        // The books of the replaced contact may also hold its successor, which is in the same data source.
        for (AddressBook other : booksWith(present.id())) {
            unit.contacts().file(made.id(), other.id());
        }
        delete(present);
    }

    private List<AddressBook> booksWith(Id contactId) {
        return unit.addressBooks()
                .list(AddressBookQuery.ALL.holdingContact(contactId), Visibility.EVERYTHING, PageRequest.first(MANY));
    }

    private String authority() {
        return writer.authority();
    }
}
