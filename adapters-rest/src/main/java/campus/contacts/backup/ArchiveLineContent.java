package campus.contacts.backup;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressForm;
import campus.contacts.Alias;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.access.Provenance;
import campus.contacts.history.RecordedEvent;
import campus.contacts.history.VersionOrigin;
import campus.contacts.imports.ImportedPart;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.Person;
import campus.contacts.spi.Archive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The content of each type of line, as the call that passes it on to a sink. */
final class ArchiveLineContent {
    private ArchiveLineContent() {}

    /** Reads the fields of a line. */
    static Consumer<Archive.Sink> of(ArchiveLineType type, ArchiveLineFields fields) {
        return switch (type) {
            case HISTORY -> history(fields);
            case ADDRESS_BOOK_VERSION, ADDRESS_VERSION, CONTACT_VERSION -> PastLineContent.version(type, fields);
            case DELETION -> PastLineContent.deletion(fields);
            case ENDED_FILING -> PastLineContent.endedFiling(fields);
            case ENDED_ROOT -> PastLineContent.endedRoot(fields);
            case ENDED_CHILD -> PastLineContent.endedChild(fields);
            case ADDRESS_BOOK -> book(fields);
            case ROOT -> root(fields);
            case CHILD -> child(fields);
            case ADDRESS -> withKept(fields, address(fields), Archive.Sink::address);
            case CONTACT -> withKept(fields, contact(fields), Archive.Sink::contact);
            case ALIAS -> alias(fields);
            case MOVED_CONTACT -> movedContact(fields);
            case IMPORTED_PART -> importedPart(fields);
            case PERSON -> person(fields);
        };
    }

    private static Consumer<Archive.Sink> history(ArchiveLineFields fields) {
        Instant since = fields.requiredMoment("since");
        return sink -> sink.historySince(since);
    }

    private static Consumer<Archive.Sink> book(ArchiveLineFields fields) {
        AddressBook book = addressBook(fields);
        VersionOrigin origin = fields.origin();
        return sink -> sink.addressBook(book, origin);
    }

    static AddressBook addressBook(ArchiveLineFields fields) {
        return new AddressBook(
                fields.identity(ObjectKind.ADDRESS_BOOK),
                fields.classification(),
                new AddressBookForm(
                        fields.display(),
                        fields.id("providerId"),
                        fields.ids("brandingIds"),
                        fields.text("license"),
                        fields.properties()),
                fields.has("query") ? fields.query("query") : null);
    }

    private static Consumer<Archive.Sink> movedContact(ArchiveLineFields fields) {
        Id contact = fields.own("id", ObjectKind.CONTACT);
        Id address = fields.own("addressId", ObjectKind.ADDRESS);
        return sink -> sink.movedContact(address, contact);
    }

    private static Consumer<Archive.Sink> alias(ArchiveLineFields fields) {
        ObjectKind kind = fields.kindOf("id");
        Alias alias =
                new Alias(kind, fields.own("id", kind), fields.requiredId("aliasId"), fields.flag("imported", false));
        boolean isDeleted = fields.flag("deleted", false);
        return sink -> sink.alias(alias, isDeleted);
    }

    private static Consumer<Archive.Sink> importedPart(ArchiveLineFields fields) {
        ImportedPart.Place place = new ImportedPart.Place(
                fields.requiredText("source"), fields.requiredText("key"), fields.requiredText("part"));
        ImportedPart part = new ImportedPart(
                place,
                fields.number("addressVersion"),
                fields.own("id", ObjectKind.CONTACT),
                fields.number("version"),
                0,
                fields.flag("pruned", false));
        return sink -> sink.importedPart(part);
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
                    each.ownIfAny("contactId", ObjectKind.CONTACT),
                    new ImportedItem.Merged(
                            each.ownIfAny("mergedAddressId", ObjectKind.ADDRESS),
                            each.ownIfAny("mergedContactId", ObjectKind.CONTACT))));
            each.requireNoMore();
        }
        return sink -> sink.person(person, made);
    }

    private static Consumer<Archive.Sink> root(ArchiveLineFields fields) {
        Id book = fields.own("id", ObjectKind.ADDRESS_BOOK);
        RecordedEvent since = fields.has("addedAt")
                ? PastLineContent.event(fields, "added", fields.requiredFlag("withObject"))
                : null;
        return sink -> sink.root(book, since);
    }

    private static Consumer<Archive.Sink> child(ArchiveLineFields fields) {
        Id parent = fields.own("parentId", ObjectKind.ADDRESS_BOOK);
        Id child = fields.own("id", ObjectKind.ADDRESS_BOOK);
        RecordedEvent since = fields.has("addedAt") ? PastLineContent.event(fields, "added", false) : null;
        return sink -> sink.child(parent, child, since);
    }

    static Address address(ArchiveLineFields fields) {
        return new Address(
                fields.identity(ObjectKind.ADDRESS),
                fields.classification(),
                new AddressForm(
                        fields.display(), fields.id("resourceId"), fields.text("addressText"), fields.properties()));
    }

    static Contact contact(ArchiveLineFields fields) {
        return new Contact(
                fields.identity(ObjectKind.CONTACT),
                fields.classification(),
                new Contact.Link(fields.own("addressId", ObjectKind.ADDRESS), fields.requiredId("referenceId")),
                new ContactForm(
                        fields.display(),
                        fields.effective(),
                        fields.id("endReasonId"),
                        fields.id("addresseeId"),
                        fields.properties()));
    }

    static Provenance provenance(ArchiveLineFields fields) {
        return new Provenance(
                fields.text("writtenBy"), fields.flag("referenceMayHide", true), fields.flag("addresseeMayHide", true));
    }

    private interface Send<T> {
        void send(Archive.Sink sink, T object, Archive.Kept kept);
    }

    private static <T> Consumer<Archive.Sink> withKept(ArchiveLineFields fields, T object, Send<T> send) {
        List<Archive.Filing> filings = fields.has("filings") ? filings(fields) : filings(fields.addressBooks());
        Archive.Kept kept = new Archive.Kept(filings, provenance(fields), fields.origin());
        return sink -> send.send(sink, object, kept);
    }

    private static List<Archive.Filing> filings(List<Id> addressBookIds) {
        return addressBookIds.stream()
                .map(book -> new Archive.Filing(book, null))
                .toList();
    }

    private static List<Archive.Filing> filings(ArchiveLineFields fields) {
        List<Archive.Filing> filings = new ArrayList<>(1);
        for (ArchiveLineFields each : fields.structs("filings")) {
            filings.add(new Archive.Filing(
                    each.own("addressBookId", ObjectKind.ADDRESS_BOOK),
                    PastLineContent.event(each, "filed", each.requiredFlag("withObject"))));
            each.requireNoMore();
        }
        return filings;
    }
}
