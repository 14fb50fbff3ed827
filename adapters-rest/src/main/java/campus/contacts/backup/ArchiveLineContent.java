package campus.contacts.backup;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.access.Provenance;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.Person;
import campus.contacts.spi.Archive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The content of each type of line, as the call that passes it on to a sink. */
final class ArchiveLineContent {
    private ArchiveLineContent() {}

    /** Reads the fields of a line. */
    static Consumer<Archive.Sink> of(ArchiveLineType type, ArchiveLineFields fields) {
        return switch (type) {
            case ADDRESS_BOOK -> addressBook(fields);
            case ROOT -> root(fields);
            case CHILD -> child(fields);
            case ADDRESS -> address(fields);
            case CONTACT -> contact(fields);
            case PERSON -> person(fields);
        };
    }

    private static Consumer<Archive.Sink> addressBook(ArchiveLineFields fields) {
        AddressBook book = new AddressBook(
                fields.identity(ObjectKind.ADDRESS_BOOK),
                fields.classification(),
                new AddressBookForm(
                        fields.display(),
                        fields.id("providerId"),
                        fields.ids("brandingIds"),
                        fields.text("license"),
                        fields.properties()));
        return sink -> sink.addressBook(book);
    }

    private static Consumer<Archive.Sink> person(ArchiveLineFields fields) {
        Person person = PersonJson.read(fields.value("person"), fields.changedAt());
        List<ImportedItem> made = new ArrayList<>();
        for (ArchiveLineFields each : fields.structs("imported")) {
            made.add(new ImportedItem(
                    person.netid(),
                    each.requiredText("slot"),
                    each.requiredText("key"),
                    each.requiredText("fingerprint"),
                    each.requiredText("name"),
                    each.ownIfAny("addressId", ObjectKind.ADDRESS),
                    each.ownIfAny("contactId", ObjectKind.CONTACT)));
            each.requireNoMore();
        }
        return sink -> sink.person(person, made);
    }

    private static Consumer<Archive.Sink> root(ArchiveLineFields fields) {
        Id book = fields.own("id", ObjectKind.ADDRESS_BOOK);
        return sink -> sink.root(book);
    }

    private static Consumer<Archive.Sink> child(ArchiveLineFields fields) {
        Id parent = fields.own("parentId", ObjectKind.ADDRESS_BOOK);
        Id child = fields.own("id", ObjectKind.ADDRESS_BOOK);
        return sink -> sink.child(parent, child);
    }

    private static Consumer<Archive.Sink> address(ArchiveLineFields fields) {
        Address address = new Address(
                fields.identity(ObjectKind.ADDRESS),
                fields.classification(),
                new AddressForm(
                        fields.display(), fields.id("resourceId"), fields.text("addressText"), fields.properties()));
        List<Id> books = fields.addressBooks();
        Provenance provenance = new Provenance(fields.text("writtenBy"), true, true);
        return sink -> sink.address(address, books, provenance);
    }

    private static Consumer<Archive.Sink> contact(ArchiveLineFields fields) {
        Contact contact = new Contact(
                fields.identity(ObjectKind.CONTACT),
                fields.classification(),
                new Contact.Link(fields.own("addressId", ObjectKind.ADDRESS), fields.requiredId("referenceId")),
                new ContactForm(
                        fields.display(),
                        fields.effective(),
                        fields.id("endReasonId"),
                        fields.id("addresseeId"),
                        fields.properties()));
        List<Id> books = fields.addressBooks();
        Provenance provenance = new Provenance(
                fields.text("writtenBy"), fields.flag("referenceMayHide", true), fields.flag("addresseeMayHide", true));
        return sink -> sink.contact(contact, books, provenance);
    }
}
