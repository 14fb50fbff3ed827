package campus.contacts.backup;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookForm;
import campus.contacts.AddressForm;
import campus.contacts.BookQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.backup.Backups.Place;
import campus.contacts.imports.ImportedPart;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.fixture.Started;
import campus.contacts.service.AddressBooks;
import campus.contacts.service.ContactService;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundTripTest {
    private static final String AUTHORITY = "campus.example";
    private static final List<String> PATHS = List.of(
            "/contacts?total=true&limit=1000",
            "/contacts?offset=300&limit=50",
            "/contacts?fromDate=2026-01-01&toDate=2026-12-31&limit=100",
            "/addresses?limit=1000",
            "/address-books?limit=1000",
            "/address-books/root-address-book",
            "/address-books/contact.AddressBook:3@/children",
            "/address-books/contact.AddressBook:7@/parents",
            "/address-books/contact.AddressBook:2@/contacts?limit=1000",
            "/contacts/contact.Contact:7@",
            "/contacts/contact.Contact:7@/metadata",
            "/contacts?addressId=contact.Address:7@");

    @ParameterizedTest
    @CsvSource({"MEMORY, H2", "H2, POSTGRESQL", "POSTGRESQL, H2", "POSTGRESQL, MEMORY"})
    void the_imported_data_gives_identical_responses(Place from, Place to) {
        try (Started original = from.start(AUTHORITY, "--demo");
                Started copy = to.start(AUTHORITY)) {
            String text = Backups.export(original);
            Backups.load(text, copy);
            assertThat(Backups.answers(copy, AUTHORITY, PATHS))
                    .isEqualTo(Backups.answers(original, AUTHORITY, PATHS))
                    .allSatisfy((path, answer) -> assertThat(answer).startsWith("200"));
            assertThat(Backups.export(copy)).isEqualTo(text);
        }
    }

    @Test
    void ids_of_the_old_authority_get_the_new_one() {
        try (Started original = Place.H2.start(AUTHORITY, "--demo");
                Started copy = Place.POSTGRESQL.start("moved.example")) {
            Backups.load(Backups.export(original), copy);
            Map<String, String> moved = Backups.answers(copy, "moved.example", PATHS);
            assertThat(moved).allSatisfy((path, answer) -> assertThat(answer).startsWith("200"));
            assertThat(Backups.export(copy))
                    .doesNotContain("@" + AUTHORITY + '"')
                    .contains("@moved.example\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"MEMORY, H2", "H2, POSTGRESQL", "POSTGRESQL, MEMORY"})
    void the_part_of_an_address_book_is_a_backup_like_any_other(Place from, Place to) {
        try (Started original = from.start(AUTHORITY, "--demo");
                Started copy = to.start(AUTHORITY)) {
            Id book = original.service().storage().ownIds().id(ObjectKind.ADDRESS_BOOK, 2);
            String part = Backups.export(original, book);
            assertThat(Backups.export(original))
                    .contains(part.lines().findFirst().orElseThrow());
            assertThat(Backups.verify(part)).contains("address books, ");
            Backups.load(part, copy);
            assertThat(Backups.export(copy, book)).isEqualTo(part);
        }
    }

    @Test
    void Ids_of_others_and_texts_that_look_like_Ids_stay_as_they_are() {
        String other = "resource.Resource:a@elsewhere.example";
        String spelled = "resource.Resource:a@CAMPUS.Example";
        try (Started original = Place.MEMORY.start(AUTHORITY);
                Started copy = Place.MEMORY.start("moved.example")) {
            ContactService service = original.service();
            Id address = address(service, "b@" + AUTHORITY);
            contact(service, address, other);
            contact(service, address, spelled);
            Backups.load(Backups.export(original), copy);
            assertThat(Backups.export(copy))
                    .contains(other, "resource.Resource:a@moved.example", "\"displayName\":\"b@campus.example\"");
        }
    }

    @Test
    void the_queries_of_smart_books_are_preserved_and_name_the_new_authority() {
        String typed =
                "addressBookId=contact.AddressBook:1@" + AUTHORITY + "&q=a%20b&genusTypeId=a:b@elsewhere.example";
        try (Started original = Place.MEMORY.start(AUTHORITY);
                Started copy = Place.H2.start(AUTHORITY);
                Started moved = Place.POSTGRESQL.start("moved.example")) {
            AddressBooks books = original.service().addressBooks();
            Id book = books.create(Caller.ANYONE, CreationRequest.PLAIN, AddressBookForm.named("x"))
                    .id();
            books.setQuery(Caller.ANYONE, book, VersionPrecondition.NONE, new BookQuery(typed, null));
            books.setQuery(Caller.ANYONE, book, VersionPrecondition.NONE, new BookQuery(typed, typed));
            String text = Backups.export(original);
            Backups.load(text, copy);
            assertThat(Backups.export(copy)).isEqualTo(text);
            Backups.load(text, moved);
            Id there = Id.parse(book.toString().replace(AUTHORITY, "moved.example"));
            String renamed =
                    typed.replace("contact.AddressBook:1@" + AUTHORITY, "contact.AddressBook%3A1%40moved.example");
            assertThat(moved.service().addressBooks().get(Caller.ANYONE, there).query())
                    .isEqualTo(new BookQuery(renamed, renamed));
            assertThat(moved.service()
                            .addressBookHistory()
                            .version(Caller.ANYONE, there, 2)
                            .query())
                    .isEqualTo(new BookQuery(renamed, null));
        }
    }

    @ParameterizedTest
    @CsvSource({"MEMORY, H2", "H2, POSTGRESQL", "POSTGRESQL, MEMORY"})
    void writers_and_subjects_of_objects_are_preserved(Place from, Place to) {
        Map<AccessFunction, GrantScope> grants = new EnumMap<>(AccessFunction.class);
        List.of(AccessFunction.LOOKUP, AccessFunction.CREATE, AccessFunction.LINK)
                .forEach(function -> grants.put(function, GrantScope.EVERYWHERE));
        Caller clerk = new Caller("a clerk", grants);
        try (Started original = from.start(AUTHORITY);
                Started copy = to.start(AUTHORITY)) {
            Id address = address(original.service(), "an address");
            Contact.Link link = new Contact.Link(address, Id.parse("a:a@a"));
            original.service().contacts().create(clerk, link, CreationRequest.PLAIN, ContactForm.named("a contact"));
            original.service().addresses().create(clerk, CreationRequest.PLAIN, AddressForm.named("the clerk's"));
            String text = Backups.export(original);
            assertThat(all(text, "\"writtenBy\":\"([^\"]+)")).containsExactly(clerk.key());
            assertThat(text)
                    .contains("\"writtenBy\":\"" + clerk.key()
                            + "\",\"referenceMayHide\":false,\"addresseeMayHide\":false");
            Backups.load(text, copy);
            assertThat(Backups.export(copy)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({"MEMORY, H2", "H2, POSTGRESQL", "POSTGRESQL, MEMORY"})
    void what_imports_wrote_and_what_of_it_was_merged_is_preserved(Place from, Place to) {
        try (Started original = from.start(AUTHORITY, "--demo");
                Started copy = to.start(AUTHORITY)) {
            Matcher made = Pattern.compile("\"imported\":\\[.*?\"addressId\":\"([^\"]+)")
                    .matcher(Backups.export(original));
            assertThat(made.find()).isTrue();
            Id kept = address(original.service(), "a better one");
            original.service().addresses().into(kept).merge(Caller.ANYONE, Id.parse(made.group(1)));
            Id contact = original.service().storage().ownIds().id(ObjectKind.CONTACT, 2);
            original.service().storage().write(unit -> {
                unit.fileImports().keep(List.of(part("a", contact, 7, false), part("b", contact, 8, true)));
                return null;
            });
            String text = Backups.export(original);
            assertThat(text)
                    .contains("\"mergedAddressId\":\"" + made.group(1))
                    .contains(
                            "{\"kind\":\"importedPart\",\"id\":\"contact.Contact:2@campus.example\",\"version\":8,"
                                    + "\"addressVersion\":3,\"source\":\"list\",\"key\":\"b\",\"part\":\"tel.1\",\"pruned\":true}");
            assertThat(Backups.verify(text)).contains("people");
            Backups.load(text, copy);
            assertThat(Backups.export(copy)).isEqualTo(text);
        }
    }

    private static ImportedPart part(String key, Id contact, long version, boolean isPruned) {
        return new ImportedPart(new ImportedPart.Place("list", key, "tel.1"), 3, contact, version, 5, isPruned);
    }

    @ParameterizedTest
    @CsvSource({"H2", "POSTGRESQL", "MEMORY"})
    void numbers_go_on_after_an_import(Place place) {
        try (Started original = Place.MEMORY.start(AUTHORITY, "--demo");
                Started copy = place.start(AUTHORITY)) {
            Backups.load(Backups.export(original), copy);
            assertThat(address(copy.service(), "next")).isEqualTo(address(original.service(), "next"));
        }
    }

    /** The writers alone slow the export down; a round counts when they still wrote after the export began. */
    @ParameterizedTest
    @CsvSource({"H2", "POSTGRESQL", "MEMORY"})
    void an_export_during_writes_is_consistent(Place place) throws InterruptedException {
        try (Started service = place.start(AUTHORITY)) {
            AtomicBoolean enough = new AtomicBoolean();
            CountDownLatch writing = new CountDownLatch(20);
            Thread writer = new Thread(() -> {
                while (!enough.get()) {
                    contact(service.service(), address(service.service(), "new"), "a:a@a");
                    writing.countDown();
                }
            });
            writer.start();
            List<String> exports = new ArrayList<>();
            try {
                writing.await();
                for (int i = 0; i < 5; i++) {
                    exports.add(Backups.export(service));
                }
            } finally {
                enough.set(true);
                writer.join();
            }
            assertThat(exports).allSatisfy(text -> {
                assertThat(all(text, "\"addressId\":\"([^\"]+)")).isNotEmpty();
                assertThat(all(text, "\"kind\":\"address\",\"id\":\"([^\"]+)"))
                        .containsAll(all(text, "\"addressId\":\"([^\"]+)"));
                try (Started copy = Place.MEMORY.start(AUTHORITY)) {
                    Backups.load(text, copy);
                }
            });
        }
    }

    private static Set<String> all(String text, String pattern) {
        Set<String> found = new HashSet<>();
        for (Matcher matcher = Pattern.compile(pattern).matcher(text); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Id address(ContactService service, String name) {
        return service.addresses()
                .create(Caller.ANYONE, CreationRequest.PLAIN, AddressForm.named(name))
                .id();
    }

    private static void contact(ContactService service, Id address, String reference) {
        Contact.Link link = new Contact.Link(address, Id.parse(reference));
        service.contacts().create(Caller.ANYONE, link, CreationRequest.PLAIN, ContactForm.named("a contact"));
    }
}
