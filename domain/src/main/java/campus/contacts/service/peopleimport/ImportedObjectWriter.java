package campus.contacts.service.peopleimport;

import campus.contacts.Address;
import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Classification;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.NetId;
import campus.contacts.service.DataSourceBooks;
import campus.contacts.service.people.document.PersonalContactRecords;
import campus.contacts.spi.FiledObjectStore.Filed;
import campus.contacts.spi.UnitOfWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Creates, changes and removes the addresses and contacts of imports. */
final class ImportedObjectWriter {
    private final UnitOfWork unit;
    private final String authority;
    private final Map<String, Id> books = new HashMap<>();

    ImportedObjectWriter(UnitOfWork unit, String authority) {
        this.unit = unit;
        this.authority = authority;
    }

    /**
     * An object to be created for a person.
     *
     * @param slot the list of the line that contains it
     */
    record Wanted(NetId netid, String slot, String fingerprint, ImportLine.Item item) {}

    /** Creates all objects, in order. */
    List<ImportedItem> make(List<Wanted> all) {
        List<Address> addresses =
                unit.addresses().insertAll(all.stream().map(this::address).toList());
        List<Filed<Contact>> drafts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).item().contact() != null) {
                drafts.add(contact(all.get(i), addresses.get(i).id()));
            }
        }
        Iterator<Contact> contacts = unit.contacts().insertAll(drafts).iterator();
        List<ImportedItem> made = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Wanted wanted = all.get(i);
            ImportLine.Item item = wanted.item();
            Id contactId = item.contact() == null ? null : contacts.next().id();
            made.add(new ImportedItem(
                    wanted.netid(),
                    wanted.slot(),
                    item.key(),
                    wanted.fingerprint(),
                    item.name(),
                    addresses.get(i).id(),
                    contactId));
        }
        return made;
    }

    private Id book(ImportLine.Item item) {
        return books.computeIfAbsent(
                item.source(),
                code -> DataSourceBooks.book(unit, code, authority).id());
    }

    private Filed<Address> address(Wanted wanted) {
        ImportLine.Item item = wanted.item();
        Classification classification = new Classification(
                ObjectKind.ADDRESS.defaultGenusType(authority), item.address().recordTypeIds());
        AddressForm form = new AddressForm(
                DisplayText.named(item.name()),
                item.contact() == null ? wanted.netid().resource(authority) : null,
                item.address().text(),
                item.address().properties());
        return new Filed<>(identity -> new Address(identity, classification, form), book(item));
    }

    private Filed<Contact> contact(Wanted wanted, Id addressId) {
        ImportLine.Item item = wanted.item();
        ImportLine.ContactPart part = Objects.requireNonNull(item.contact());
        Id genus = part.genusTypeId() == null ? ObjectKind.CONTACT.defaultGenusType(authority) : part.genusTypeId();
        Classification classification = new Classification(genus, part.recordTypeIds());
        Id person = wanted.netid().resource(authority);
        Contact.Link link = new Contact.Link(addressId, part.referenceId() == null ? person : part.referenceId());
        ContactForm form = new ContactForm(
                DisplayText.named(item.name()),
                EffectivePeriod.ALWAYS,
                null,
                part.addressesPerson() ? person : null,
                part.properties());
        return new Filed<>(identity -> new Contact(identity, classification, link, form), book(item));
    }

    /** Changes an imported object. Objects that users deleted meanwhile are not among the imported ones. */
    ImportedItem change(ImportedItem made, String fingerprint, ImportLine.Item item) {
        Address address =
                unit.addresses().lock(Objects.requireNonNull(made.addressId())).orElseThrow();
        Contact contact = made.contactId() == null
                ? null
                : unit.contacts().lock(made.contactId()).orElseThrow();
        Predicate<DisplayText> isMade = display -> display.name().equals(made.name())
                || contact != null && display.name().equals(PersonalContactRecords.displayName(contact.properties()));
        AddressForm form = address.content();
        AddressForm changed = new AddressForm(
                display(form.display(), isMade, item),
                form.resourceId(),
                item.address().text(),
                merged(form.properties(), item.address().properties()));
        if (!changed.equals(form)) {
            unit.addresses()
                    .update(
                            address,
                            new Address(address.identity().changed(unit.moment()), address.classification(), changed));
        }
        if (contact != null && item.contact() != null) {
            change(contact, isMade, item, item.contact().properties());
        }
        return made.with(fingerprint, item.name());
    }

    private void change(
            Contact contact, Predicate<DisplayText> isMade, ImportLine.Item item, RecordProperties properties) {
        ContactForm form = contact.content();
        ContactForm changed = form.withDisplay(display(form.display(), isMade, item))
                .withProperties(merged(form.properties(), properties));
        if (!changed.equals(form)) {
            unit.contacts()
                    .update(
                            contact,
                            new Contact(
                                    contact.identity().changed(unit.moment()),
                                    contact.classification(),
                                    contact.link(),
                                    changed));
        }
    }

    /**
     * Returns the display name. It follows the line as long as an import or another API made it and no user edited it.
     */
    private static DisplayText display(DisplayText present, Predicate<DisplayText> isMade, ImportLine.Item item) {
        return isMade.test(present) ? new DisplayText(item.name(), present.description()) : present;
    }

    /** Merges properties: imported records replace present ones, other records are kept. */
    private static RecordProperties merged(RecordProperties present, RecordProperties imported) {
        RecordProperties merged = present;
        for (Map.Entry<String, campus.contacts.osid.Value> property :
                imported.values().members().entrySet()) {
            merged = merged.with(property.getKey(), property.getValue());
        }
        return merged;
    }

    /**
     * Removes the contact, and the address unless another contact uses it. An object into which others were merged stays as long as an
     * import made one of them.
     *
     * @param made the record of which is forgotten already
     */
    void remove(ImportedItem made) {
        if (made.contactId() != null) {
            unit.contacts()
                    .lock(made.contactId())
                    .filter(contact -> !unit.imports().isMade(ObjectKind.CONTACT, contact.id()))
                    .ifPresent(unit.contacts()::delete);
        }
        if (made.addressId() != null) {
            unit.addresses()
                    .lock(made.addressId())
                    .filter(address ->
                            !isUsed(address.id()) && !unit.imports().isMade(ObjectKind.ADDRESS, address.id()))
                    .ifPresent(unit.addresses()::delete);
        }
    }

    private boolean isUsed(Id addressId) {
        ContactQuery users = ContactQuery.ALL.connecting(new ContactQuery.Ends(addressId, null, null));
        return unit.contacts().count(users, Visibility.EVERYTHING) > 0;
    }
}
