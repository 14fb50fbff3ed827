package campus.contacts.spi.contract;

import static campus.contacts.spi.contract.SmartBookContract.contactsIn;
import static campus.contacts.spi.contract.SmartBookContract.found;
import static campus.contacts.spi.contract.SmartBookContract.set;
import static campus.contacts.spi.contract.SmartBookContract.smart;
import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBook;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookNode;
import campus.contacts.AddressForm;
import campus.contacts.BookQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.feed.FeedQuery;
import campus.contacts.history.Change;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.Value;
import campus.contacts.spi.fixture.ArchiveRecorder;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Concurrently;
import campus.contacts.spi.fixture.Follower;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Books become smart and ordinary again, and a query belongs to the version of its book (queries, section 9). */
public interface SmartBookChangesContract extends StorageFixture {
    private static void assertNotSmart(CampusFixture campus, Id book) {
        assertRefused(Reason.ILLEGAL_STATE, () -> set(campus, book, "", ""));
        assertThat(campus.bookOf(book).isSmart()).isFalse();
    }

    @Test
    default void only_an_empty_book_without_children_becomes_smart() {
        try (CampusFixture campus = campus()) {
            Id holding = campus.book();
            Id address = campus.address(holding);
            Id parent = campus.book();
            Id child = campus.book(parent);
            assertNotSmart(campus, holding);
            assertNotSmart(campus, parent);
            assertNotSmart(campus, campus.defaultBook());
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            set(campus, holding, "", "");
            set(campus, child, "", "");
            assertThat(campus.bookOf(child).isSmart()).isTrue();
        }
    }

    @Test
    default void the_book_of_a_data_source_is_never_smart() {
        try (CampusFixture campus = campus()) {
            CreationRequest asked = new CreationRequest(null, List.of(PeopleContract.DATA_SOURCE), null);
            AddressBookForm form = AddressBookForm.named("x");
            AddressBookForm source = form.withProperties(
                    RecordProperties.of(Map.of("dataSource", new Value.Struct(Map.of("code", new Value.Text("sis"))))));
            Id book = campus.books().create(ANYONE, asked, source).id();
            assertNotSmart(campus, book);
            Id later = campus.books().create(ANYONE, asked, form).id();
            set(campus, later, "", "");
            campus.books().delete(ANYONE, book, VersionPrecondition.NONE);
            assertRefused(
                    Reason.ILLEGAL_STATE,
                    () -> campus.books().update(ANYONE, later, VersionPrecondition.NONE, before -> source));
        }
    }

    @Test
    default void nothing_is_filed_or_made_in_a_smart_book_or_below_it() {
        try (CampusFixture campus = campus()) {
            Id smart = smart(campus, "", "");
            Id address = campus.address();
            Id contact = campus.contact(address);
            Id book = campus.book();
            CreationRequest inSmart = CreationRequest.in(smart);
            Contact.Link link = new Contact.Link(address, CampusFixture.SOMEBODY);
            Reason reason = Reason.ILLEGAL_STATE;
            assertRefused(reason, () -> campus.addresses().file(ANYONE, address, smart));
            assertRefused(reason, () -> campus.contacts().file(ANYONE, contact, smart));
            assertRefused(reason, () -> campus.addresses().move(ANYONE, address, campus.defaultBook(), smart));
            assertRefused(reason, () -> campus.addresses().create(ANYONE, inSmart, AddressForm.named("x")));
            assertRefused(reason, () -> campus.contacts().create(ANYONE, link, inSmart, ContactForm.named("x")));
            assertRefused(reason, () -> campus.hierarchy().addChild(ANYONE, smart, book));
            assertRefused(reason, () -> campus.books().create(ANYONE, inSmart, AddressBookForm.named("x")));
            assertRefused(Reason.NOT_FOUND, () -> campus.contacts().unfile(ANYONE, contact, smart));
            campus.books().removeQuery(ANYONE, smart, VersionPrecondition.NONE);
            assertThat(found(campus, ANYONE, contactsIn(smart))).isEmpty();
            campus.contacts().file(ANYONE, contact, smart);
            assertThat(found(campus, ANYONE, contactsIn(smart))).containsExactly(contact);
        }
    }

    @Test
    default void the_query_needs_organize_and_names_only_books_that_its_writer_sees() {
        try (CampusFixture campus = campus()) {
            Id book = campus.book();
            Id hidden = campus.book();
            Caller reader = CampusFixture.caller(Set.of(book), AccessFunction.LOOKUP, AccessFunction.UPDATE);
            Caller organizer = CampusFixture.caller(Set.of(book), AccessFunction.LOOKUP, AccessFunction.ORGANIZE);
            BookQuery query = new BookQuery("", null);
            VersionPrecondition any = VersionPrecondition.NONE;
            assertRefused(Reason.PERMISSION_DENIED, () -> campus.books().setQuery(reader, book, any, query));
            assertRefused(Reason.NOT_FOUND, () -> campus.books().setQuery(organizer, hidden, any, query));
            for (Id named : List.of(hidden, FilingContract.NO_BOOK)) {
                BookQuery naming = new BookQuery(null, "addressBookId=" + named);
                assertRefused(Reason.NOT_FOUND, () -> campus.books().setQuery(organizer, book, any, naming));
            }
            campus.books().setQuery(organizer, book, any, query);
            assertRefused(Reason.PERMISSION_DENIED, () -> campus.books().removeQuery(reader, book, any));
            assertThat(campus.books().get(reader, book).smartQuery()).contains(query);
            campus.books().removeQuery(organizer, book, any);
            assertRefused(Reason.NOT_FOUND, () -> campus.books().removeQuery(organizer, book, any));
        }
    }

    @Test
    default void the_query_belongs_to_the_version_of_the_book() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id book = campus.book();
            Follower follower = Follower.of(campus);
            set(campus, book, "q=law", null);
            set(campus, book, "q=law", null);
            assertThat(campus.bookOf(book).identity().version()).isEqualTo(2);
            BookQuery other = new BookQuery("q=arts", "");
            assertRefused(Reason.OUTDATED, () -> campus.books().setQuery(ANYONE, book, version -> version == 1, other));
            campus.books().setQuery(ANYONE, book, version -> version == 2, other);
            campus.books().update(ANYONE, book, VersionPrecondition.NONE, form -> form.withLicense("free"));
            campus.books().removeQuery(ANYONE, book, version -> version == 4);
            assertThat(history.changes(book))
                    .containsExactly(Change.UPDATED, Change.UPDATED, Change.UPDATED, Change.UPDATED, Change.CREATED);
            assertThat(follower.entries())
                    .hasSize(4)
                    .extracting(entry -> entry.change())
                    .containsOnly(Change.UPDATED);
            assertThat(List.of(1L, 2L, 3L, 4L, 5L))
                    .extracting(version -> history.campus()
                            .service()
                            .addressBookHistory()
                            .version(ANYONE, book, version)
                            .query())
                    .containsExactly(null, new BookQuery("q=law", null), other, other, null);
        }
    }

    @Test
    default void a_version_is_restored_with_its_query() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            var books = campus.service().addressBookHistory();
            Id book = campus.book();
            set(campus, book, "q=law", null);
            BookQuery query = campus.bookOf(book).query();
            books.restore(ANYONE, book, 1, VersionPrecondition.NONE);
            assertThat(campus.bookOf(book).isSmart()).isFalse();
            Id address = campus.address(book);
            assertRefused(Reason.ILLEGAL_STATE, () -> books.restore(ANYONE, book, 2, VersionPrecondition.NONE));
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            assertThat(books.restore(ANYONE, book, 2, VersionPrecondition.NONE).query())
                    .isEqualTo(query);
            campus.books().delete(ANYONE, book, VersionPrecondition.NONE);
            long last = campus.service()
                    .addressBookHistory()
                    .list(ANYONE, book, 9)
                    .entries()
                    .get(1)
                    .version();
            books.restore(ANYONE, book, last, VersionPrecondition.NONE);
            assertThat(campus.bookOf(book).query()).isEqualTo(query);
        }
    }

    @Test
    default void what_was_in_a_book_that_has_become_smart_is_restored_elsewhere() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id first = campus.book();
            Id second = campus.book();
            Id parent = campus.book();
            Id child = campus.book(parent);
            Id inBoth = campus.address(first, second);
            Id inFirst = campus.address(first);
            campus.addresses().delete(ANYONE, inBoth, VersionPrecondition.NONE);
            campus.addresses().delete(ANYONE, inFirst, VersionPrecondition.NONE);
            campus.books().delete(ANYONE, child, VersionPrecondition.NONE);
            set(campus, first, "", "");
            set(campus, parent, "", "");
            history.addresses().restore(ANYONE, inBoth, 1, VersionPrecondition.NONE);
            history.addresses().restore(ANYONE, inFirst, 1, VersionPrecondition.NONE);
            history.books().restore(ANYONE, child, 1, VersionPrecondition.NONE);
            assertThat(campus.booksOfAddress(inBoth)).containsExactly(second);
            assertThat(campus.booksOfAddress(inFirst)).containsExactly(campus.defaultBook());
            assertThat(campus.parents(child)).isEmpty();
        }
    }

    @Test
    default void the_feed_has_no_changes_of_a_smart_book() {
        try (CampusFixture campus = campus()) {
            Id smart = smart(campus, "", "");
            FeedQuery query = new FeedQuery(Set.of(), smart, null);
            assertRefused(
                    Reason.INVALID_ARGUMENT, () -> campus.service().changes().read(ANYONE, query, "now", 10));
        }
    }

    @Test
    default void it_is_a_node_of_the_hierarchy() {
        try (CampusFixture campus = campus()) {
            Id above = campus.book();
            Id smart = smart(campus, "", "");
            campus.hierarchy().addChild(ANYONE, above, smart);
            AddressBookNode node = campus.books().node(ANYONE, above, new AddressBookNode.Levels(0, 1));
            assertThat(node.children()).extracting(child -> child.book().id()).containsExactly(smart);
            campus.books().delete(ANYONE, smart, VersionPrecondition.NONE);
            assertThat(campus.children(above)).isEmpty();
        }
    }

    @Test
    default void backups_keep_queries_and_are_rejected_with_objects_in_smart_books() {
        ArchiveRecorder copy;
        List<AddressBook> books = new ArrayList<>();
        Id other;
        try (CampusFixture campus = campus()) {
            Id smart = smart(campus, "q=law", "");
            set(campus, smart, "q=arts", null);
            other = campus.book();
            books.add(campus.service().addressBookHistory().version(ANYONE, smart, 2));
            books.add(campus.bookOf(smart));
            campus.address();
            copy = ArchiveRecorder.of(campus.storage());
        }
        Id smart = books.get(0).id();
        try (CampusFixture campus = campus()) {
            AddressBook founded = campus.bookOf(campus.defaultBook());
            for (ArchiveRecorder wrong : List.of(
                    copy.with("address", sink -> sink.child(smart, other, null)),
                    copy.with(
                            "book",
                            sink -> sink.addressBook(
                                    founded.withQuery(books.get(0).query()), null)))) {
                assertThat(CampusFixture.refusal(
                                () -> campus.storage().archive().importFrom(wrong)))
                        .hasMessageContaining("smart");
            }
            campus.storage().archive().importFrom(copy);
            assertThat(campus.service().addressBookHistory().version(ANYONE, smart, 2))
                    .isEqualTo(books.get(0));
            assertThat(campus.bookOf(smart)).isEqualTo(books.get(1));
            assertThat(ArchiveRecorder.of(campus.storage()).texts()).isEqualTo(copy.texts());
        }
    }

    @Test
    default void a_book_by_its_alias_is_the_same_smart_book() {
        try (CampusFixture campus = campus()) {
            Id smart = smart(campus, "", "");
            Id alias = Id.parse("books:smart@other.example");
            campus.service().aliases().add(ANYONE, ObjectKind.ADDRESS_BOOK, smart, alias, false);
            Id contact = campus.contact(campus.address());
            assertThat(found(campus, ANYONE, contactsIn(alias))).containsExactly(contact);
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.contacts().file(ANYONE, contact, alias));
        }
    }

    @Test
    default void a_book_never_becomes_smart_while_something_enters_it() {
        try (CampusFixture campus = campus()) {
            for (int i = 0; i < 10; i++) {
                Id book = campus.book();
                Id address = campus.address();
                Id child = campus.book();
                List<Concurrently.Outcome> outcomes = Concurrently.run(
                        () -> campus.books().setQuery(ANYONE, book, VersionPrecondition.NONE, new BookQuery("", "")),
                        () -> campus.contact(address, book),
                        () -> {
                            campus.addresses().file(ANYONE, address, book);
                            return null;
                        },
                        () -> {
                            campus.hierarchy().addChild(ANYONE, book, child);
                            return null;
                        });
                boolean smart = campus.bookOf(book).isSmart();
                assertThat(Concurrently.done(outcomes)).isEqualTo(smart ? 1 : 3);
                assertThat(campus.<Boolean>ask(books -> books.hasObjects(book))).isEqualTo(!smart);
                assertThat(campus.children(book)).hasSize(smart ? 0 : 1);
            }
        }
    }
}
