package campus.contacts.backup;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.OsidObject;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Author;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.rest.fixture.Started;
import campus.contacts.rest.http.client.HttpCall;
import campus.contacts.service.ContactService;
import campus.contacts.spi.Archive;
import campus.contacts.transfer.CountedNoun;
import campus.contacts.transfer.ProgressReporter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Services on different storages, with their exports and imports. */
final class Backups {
    private Backups() {}

    /** The storage of a service. */
    enum Place {
        MEMORY,
        H2,
        POSTGRESQL;

        /** Starts a service over a new, empty storage. */
        Started start(String authority, String... options) {
            List<String> all = new ArrayList<>(
                    switch (this) {
                        case MEMORY -> List.of("--database", "memory");
                        case H2 -> List.of("--database", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
                        case POSTGRESQL -> Started.postgres();
                    });
            all.addAll(List.of("--authority", authority, "--public-url", "http://campus.example.edu"));
            all.addAll(List.of(options));
            return Started.with(all.toArray(String[]::new));
        }
    }

    static String export(Started service) {
        return export(service, Archive.Content.WITH_HISTORY);
    }

    static String export(Started service, Archive.Content content) {
        return export(service, content, Optional.empty());
    }

    private static String export(Started service, Archive.Content content, Optional<Id> part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ExportCommand.write(service.service().storage(), out, content, part, silent());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Makes changes of every kind, and returns the objects that were changed, deleted ones too. */
    static List<OsidObject> change(ContactService service) {
        Caller caller = Caller.ANYONE.by(new Author.User("ada"));
        AddressBook book =
                service.addressBooks().create(caller, CreationRequest.PLAIN, AddressBookForm.named("a book"));
        AddressBook child = service.addressBooks().create(caller, CreationRequest.PLAIN, AddressBookForm.named("gone"));
        service.addressBooks().hierarchy().addRoot(caller, child.id());
        service.addressBooks().hierarchy().addChild(caller, book.id(), child.id());
        service.addressBooks().hierarchy().removeChild(caller, book.id(), child.id());
        service.addressBooks().hierarchy().removeRoot(caller, child.id());
        service.addressBooks().hierarchy().addChild(caller, book.id(), child.id());
        service.addressBooks().delete(caller, child.id(), VersionPrecondition.NONE);
        service.addressBooks()
                .update(caller, book.id(), VersionPrecondition.NONE, form -> AddressBookForm.named("a book again"));
        Address address = service.addresses().create(caller, CreationRequest.PLAIN, AddressForm.named("an address"));
        service.addresses().file(caller, address.id(), book.id());
        service.addresses().unfile(caller, address.id(), book.id());
        service.addresses().update(caller, address.id(), VersionPrecondition.NONE, form -> form.withText("a text"));
        Contact.Link link = new Contact.Link(address.id(), Id.parse("a:a@a"));
        Contact contact =
                service.contacts().create(caller, link, CreationRequest.in(book.id()), ContactForm.named("deleted"));
        service.contacts().delete(caller, contact.id(), VersionPrecondition.NONE);
        Contact back =
                service.contacts().create(caller, link, CreationRequest.in(book.id()), ContactForm.named("restored"));
        service.contacts().delete(caller, back.id(), VersionPrecondition.NONE);
        Caller bearer = Caller.ANYONE.by(new Author.Subject(null, "grace"));
        service.contactHistory().restore(bearer, back.id(), 1, VersionPrecondition.NONE);
        return List.of(book, child, address, contact, back);
    }

    /** Exports the part of an address book. */
    static String export(Started service, Id addressBookId) {
        return export(service, Archive.Content.WITH_HISTORY, Optional.of(addressBookId));
    }

    /** Verifies an export, and returns what is in it. */
    static String verify(String text) {
        return ExportCommand.verify(reader(text), null).toString();
    }

    private static ArchiveReader reader(String text) {
        return new ArchiveReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    static void load(String text, Started service) {
        ImportCommand.read(reader(text), service.service().storage(), (objects, bytes) -> {});
    }

    private static ProgressReporter silent() {
        return new ProgressReporter(
                "exported",
                CountedNoun.OBJECT,
                new PrintWriter(new StringWriter()),
                ProgressReporter.Style.LINES,
                () -> 0);
    }

    /** Returns body, tag and links of the paths, in which {@code @} stands for the authority. */
    static Map<String, String> answers(Started service, String authority, List<String> paths) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String path : paths) {
            URI uri = URI.create(service.listening() + path.replace("@", "%40" + authority));
            HttpCall.Reply reply = HttpCall.send("GET", uri, List.of(), null);
            answers.put(
                    path,
                    reply.status()
                            + " " + reply.headers().get("etag")
                            + reply.headers().get("link")
                            + new String(reply.body(), StandardCharsets.UTF_8));
        }
        return answers;
    }
}
