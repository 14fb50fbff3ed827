package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static campus.contacts.spi.fixture.CampusFixture.caller;
import static campus.contacts.spi.fixture.CampusFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Address;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Alias;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.service.Aliases;
import campus.contacts.spi.Archive;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageSettings.Retention;
import campus.contacts.spi.fixture.ArchiveRecorder;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Concurrently;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An object may have further Ids, as other systems know it (queries, section 6). */
public interface AliasContract extends StorageFixture {
    Id GATE = Id.parse("gate.Door:7@locks.example");
    Id DOOR = Id.parse("gate.Door:%C3%BC%209@locks.example");

    private static Aliases aliases(CampusFixture campus) {
        return campus.service().aliases();
    }

    private static void give(CampusFixture campus, ObjectKind kind, Id id, Id alias) {
        aliases(campus).add(ANYONE, kind, id, alias, false);
    }

    private static Id aliasedAddress(CampusFixture campus, Id alias) {
        return campus.addresses()
                .create(ANYONE, CreationRequest.PLAIN.withAlias(alias), AddressForm.named("a gate"))
                .id();
    }

    @Test
    default void an_object_is_found_by_its_alias_and_answers_with_its_own_id() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id contact = campus.contact(address);
            Id book = campus.book();
            give(campus, ObjectKind.ADDRESS, address, GATE);
            give(campus, ObjectKind.CONTACT, contact, GATE);
            give(campus, ObjectKind.ADDRESS_BOOK, book, GATE);
            assertThat(campus.addressOf(GATE)).isEqualTo(campus.addressOf(address));
            assertThat(campus.addressOf(GATE).id().toString()).isEqualTo(address.toString());
            assertThat(campus.contactOf(GATE).id()).isEqualTo(contact);
            assertThat(campus.bookOf(GATE).id()).isEqualTo(book);
            assertThat(campus.addressOf(Id.parse("GATE.door:7@LOCKS.example")).id())
                    .as("equal Ids")
                    .isEqualTo(address);
            assertRefused(Reason.NOT_FOUND, () -> campus.addressOf(DOOR));
        }
    }

    @Test
    default void filters_and_places_understand_aliases() {
        try (CampusFixture campus = campus()) {
            Id book = campus.book();
            Id child = campus.book(book);
            Id address = campus.address(book);
            Id contact = campus.contact(address, book);
            campus.contact(campus.address());
            give(campus, ObjectKind.ADDRESS, address, GATE);
            give(campus, ObjectKind.ADDRESS_BOOK, book, GATE);
            give(campus, ObjectKind.CONTACT, contact, GATE);
            assertThat(campus.list(campus.contactsOf(GATE))).containsExactly(contact);
            assertThat(campus.count(campus.contactsOf(GATE), GrantScope.EVERYWHERE))
                    .isEqualTo(1);
            assertThat(campus.contactsIn(GATE, AddressBookView.ISOLATED)).containsExactly(contact);
            assertThat(campus.addressesIn(GATE, AddressBookView.FEDERATED)).containsExactly(address);
            assertThat(campus.children(GATE)).containsExactly(child);
            assertThat(campus.booksOfAddress(GATE)).containsExactly(book);
            assertThat(campus.booksOfContact(GATE)).containsExactly(book);
            give(campus, ObjectKind.ADDRESS_BOOK, child, DOOR);
            assertThat(campus.parents(DOOR)).containsExactly(book);
        }
    }

    @Test
    default void writes_understand_aliases() {
        try (CampusFixture campus = campus()) {
            Id book = campus.book();
            Id other = campus.book();
            Id address = campus.address();
            give(campus, ObjectKind.ADDRESS, address, GATE);
            give(campus, ObjectKind.ADDRESS_BOOK, book, GATE);
            Contact contact = campus.contacts()
                    .create(
                            ANYONE,
                            new Contact.Link(GATE, SOMEBODY),
                            CreationRequest.in(GATE),
                            ContactForm.named("a contact"));
            assertThat(contact.link().addressId().toString()).isEqualTo(address.toString());
            assertThat(campus.contactOf(contact.id())).isEqualTo(contact);
            assertThat(campus.booksOfContact(contact.id())).containsExactly(book);
            campus.addresses().file(ANYONE, GATE, GATE);
            assertThat(campus.booksOfAddress(address)).containsExactly(campus.defaultBook(), book);
            campus.addresses().unfile(ANYONE, GATE, GATE);
            assertThat(campus.booksOfAddress(address)).containsExactly(campus.defaultBook());
            campus.hierarchy().addChild(ANYONE, GATE, other);
            assertThat(campus.children(book)).containsExactly(other);
            Address changed =
                    campus.addresses().update(ANYONE, GATE, VersionPrecondition.NONE, form -> form.withText("moved"));
            assertThat(changed.id()).isEqualTo(address);
            assertRefused(
                    Reason.ILLEGAL_STATE, () -> campus.addresses().delete(ANYONE, GATE, VersionPrecondition.NONE));
            campus.contacts().delete(ANYONE, contact.id(), VersionPrecondition.NONE);
            campus.addresses().delete(ANYONE, GATE, VersionPrecondition.NONE);
            assertRefused(Reason.NOT_FOUND, () -> campus.addressOf(address));
        }
    }

    @Test
    default void the_default_book_keeps_its_place_under_an_alias() {
        try (CampusFixture campus = campus()) {
            give(campus, ObjectKind.ADDRESS_BOOK, campus.defaultBook(), GATE);
            Id book = campus.book();
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.hierarchy().addChild(ANYONE, book, GATE));
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.hierarchy().removeRoot(ANYONE, GATE));
            assertRefused(Reason.ILLEGAL_STATE, () -> campus.books().delete(ANYONE, GATE, VersionPrecondition.NONE));
        }
    }

    @Test
    default void an_alias_is_unique_among_the_objects_of_a_kind() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id other = campus.address();
            give(campus, ObjectKind.ADDRESS, address, GATE);
            give(campus, ObjectKind.ADDRESS, address, GATE);
            assertRefused(Reason.ILLEGAL_STATE, () -> give(campus, ObjectKind.ADDRESS, other, GATE));
            aliases(campus).add(ANYONE, ObjectKind.ADDRESS, other, GATE, true);
            assertThat(campus.addressOf(GATE).id()).isEqualTo(other);
            assertThat(aliases(campus).list(ANYONE, ObjectKind.ADDRESS, address))
                    .isEmpty();
            aliases(campus).remove(ANYONE, ObjectKind.ADDRESS, other, GATE);
            assertRefused(Reason.NOT_FOUND, () -> campus.addressOf(GATE));
            assertRefused(Reason.NOT_FOUND, () -> aliases(campus).remove(ANYONE, ObjectKind.ADDRESS, other, GATE));
        }
    }

    @Test
    default void rejects_own_ids_as_aliases() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            for (String own : List.of("contact.Address:9@", "contact.Contact:1@", "contact.addressbook:x@")) {
                assertRefused(
                        Reason.INVALID_ARGUMENT,
                        () -> give(campus, ObjectKind.ADDRESS, address, Id.parse(own + AUTHORITY)));
            }
            give(campus, ObjectKind.ADDRESS, address, Id.parse("contact.Address:9@elsewhere.example"));
        }
    }

    @Test
    default void an_object_has_at_most_twenty_aliases_without_those_of_imports() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            campus.storage().write(unit -> {
                for (int i = 0; i < 30; i++) {
                    Id row = Id.parse("import.Row:" + i + "@list.example");
                    unit.aliases().add(new Alias(ObjectKind.ADDRESS, address, row, true));
                }
                return null;
            });
            for (int i = 0; i < Aliases.MAX_ALIASES; i++) {
                give(campus, ObjectKind.ADDRESS, address, Id.parse("gate.Door:" + i + "@locks.example"));
            }
            assertRefused(Reason.ILLEGAL_STATE, () -> give(campus, ObjectKind.ADDRESS, address, DOOR));
            assertThat(aliases(campus).list(ANYONE, ObjectKind.ADDRESS, address))
                    .hasSize(30 + Aliases.MAX_ALIASES);
        }
    }

    @Test
    default void a_creation_with_an_alias_happens_once() {
        try (CampusFixture campus = campus()) {
            Id address = aliasedAddress(campus, GATE);
            assertThat(campus.addressOf(GATE).id()).isEqualTo(address);
            assertRefused(Reason.ILLEGAL_STATE, () -> aliasedAddress(campus, GATE));
            assertThat(campus.list(AddressQuery.ALL)).containsExactly(address);
            Id book = campus.books()
                    .create(ANYONE, CreationRequest.PLAIN.withAlias(DOOR), AddressBookForm.named("a book"))
                    .id();
            assertThat(campus.bookOf(DOOR).id()).isEqualTo(book);
            Contact contact = campus.contacts()
                    .create(
                            ANYONE,
                            new Contact.Link(address, SOMEBODY),
                            CreationRequest.PLAIN.withAlias(DOOR),
                            ContactForm.named("x"));
            assertThat(campus.contactOf(DOOR)).isEqualTo(contact);
        }
    }

    @Test
    default void of_two_who_give_one_alias_at_once_one_succeeds() {
        try (CampusFixture campus = campus()) {
            Concurrently.Runner giving = () -> aliasedAddress(campus, GATE);
            List<Concurrently.Outcome> outcomes = Concurrently.run(giving, giving, giving, giving);
            assertThat(Concurrently.refusals(outcomes))
                    .containsExactly(Reason.ILLEGAL_STATE, Reason.ILLEGAL_STATE, Reason.ILLEGAL_STATE);
            assertThat(campus.list(AddressQuery.ALL))
                    .containsExactly(campus.addressOf(GATE).id());
        }
    }

    @Test
    default void giving_and_taking_needs_the_right_to_update_everything() {
        try (CampusFixture campus = campus()) {
            Id book = campus.book();
            Id address = campus.address(book);
            Id hidden = campus.address();
            give(campus, ObjectKind.ADDRESS, address, GATE);
            give(campus, ObjectKind.ADDRESS, hidden, DOOR);
            Caller some = caller(Set.of(book), AccessFunction.LOOKUP, AccessFunction.UPDATE, AccessFunction.CREATE);
            assertThat(aliases(campus).list(some, ObjectKind.ADDRESS, address)).containsExactly(GATE);
            assertThat(campus.addresses().get(some, GATE).id()).isEqualTo(address);
            Id more = Id.parse("a:b@c.example");
            assertRefused(
                    Reason.PERMISSION_DENIED,
                    () -> aliases(campus).add(some, ObjectKind.ADDRESS, address, more, false));
            assertRefused(
                    Reason.PERMISSION_DENIED, () -> aliases(campus).remove(some, ObjectKind.ADDRESS, address, GATE));
            assertRefused(
                    Reason.PERMISSION_DENIED,
                    () -> campus.addresses()
                            .create(some, CreationRequest.in(book).withAlias(more), AddressForm.named("x")));
            assertRefused(Reason.NOT_FOUND, () -> aliases(campus).list(some, ObjectKind.ADDRESS, hidden));
            assertRefused(Reason.NOT_FOUND, () -> aliases(campus).add(some, ObjectKind.ADDRESS, hidden, more, false));
        }
    }

    @Test
    default void the_alias_of_a_hidden_object_is_an_unknown_id() {
        try (CampusFixture campus = campus()) {
            Id book = campus.book();
            Id address = campus.address();
            Id contact = campus.contact(address, book);
            give(campus, ObjectKind.ADDRESS, address, GATE);
            give(campus, ObjectKind.ADDRESS_BOOK, campus.defaultBook(), GATE);
            Caller some = caller(Set.of(book), AccessFunction.LOOKUP);
            assertThat(refusal(() -> campus.addresses().get(some, GATE)).getMessage())
                    .isEqualTo(refusal(() -> campus.addresses().get(some, DOOR)).getMessage());
            assertThat(campus.list(campus.contactsOf(GATE), some.visibility())).isEmpty();
            assertRefused(Reason.NOT_FOUND, () -> campus.books().get(some, GATE));
            AddressBookScope scope = new AddressBookScope(GATE, AddressBookView.FEDERATED);
            assertThat(campus.list(ContactQuery.ALL.on(scope), some.visibility()))
                    .isEmpty();
            assertThat(campus.list(ContactQuery.ALL, some.visibility())).containsExactly(contact);
        }
    }

    @Test
    default void a_grant_names_a_book_by_its_own_id_only() {
        try (CampusFixture campus = campus()) {
            Id book = campus.book();
            campus.address(book);
            give(campus, ObjectKind.ADDRESS_BOOK, book, GATE);
            assertThat(campus.list(AddressQuery.ALL, GrantScope.of(Set.of(GATE))))
                    .isEmpty();
            assertThat(campus.list(AddressBookQuery.ALL, GrantScope.of(Set.of(GATE))))
                    .isEmpty();
            assertRefused(
                    Reason.NOT_FOUND, () -> campus.books().get(caller(Set.of(GATE), AccessFunction.LOOKUP), book));
        }
    }

    @Test
    default void aliases_go_with_a_deleted_object_and_come_back_with_it() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = aliasedAddress(campus, GATE);
            give(campus, ObjectKind.ADDRESS, address, DOOR);
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            assertRefused(Reason.NOT_FOUND, () -> campus.addressOf(GATE));
            Id other = aliasedAddress(campus, GATE);
            history.addresses().restore(ANYONE, address, 1, VersionPrecondition.NONE);
            assertThat(campus.addressOf(DOOR).id()).isEqualTo(address);
            assertThat(campus.addressOf(GATE).id()).as("others keep it").isEqualTo(other);
            campus.addresses().delete(ANYONE, other, VersionPrecondition.NONE);
            assertRefused(Reason.NOT_FOUND, () -> campus.addressOf(GATE));
            assertThat(aliases(campus).list(ANYONE, ObjectKind.ADDRESS, address))
                    .containsExactly(DOOR);
        }
    }

    @Test
    default void an_object_without_history_takes_its_aliases_with_it() {
        try (CampusFixture campus =
                new CampusFixture(openStorage(settings -> settings.withRetention(Retention.NONE)))) {
            Id address = aliasedAddress(campus, GATE);
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            assertThat(ArchiveRecorder.of(campus.storage()).texts()).noneMatch(text -> text.startsWith("alias"));
            give(campus, ObjectKind.ADDRESS, campus.address(), GATE);
        }
    }

    @Test
    default void erasing_an_object_erases_its_aliases() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id one = aliasedAddress(campus, GATE);
            history.addresses().erase(ANYONE, one, VersionPrecondition.NONE);
            Id two = aliasedAddress(campus, DOOR);
            campus.addresses().delete(ANYONE, two, VersionPrecondition.NONE);
            history.addresses().erase(ANYONE, two, VersionPrecondition.NONE);
            assertThat(ArchiveRecorder.of(campus.storage()).texts()).noneMatch(text -> text.startsWith("alias"));
        }
    }

    @Test
    default void erasing_by_an_alias_leaves_no_version() {
        try (HistoryFixture history = history()) {
            Id address = aliasedAddress(history.campus(), GATE);
            history.addresses().erase(ANYONE, GATE, VersionPrecondition.NONE);
            assertRefused(Reason.NOT_FOUND, () -> history.addresses().checkErase(ANYONE, address));
        }
    }

    @Test
    default void the_past_of_an_object_is_found_by_its_present_alias() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            Id contact = campus.contact(address);
            Instant then = history.quiet();
            give(campus, ObjectKind.ADDRESS, address, GATE);
            assertThat(history.addresses().asOf(then).get(ANYONE, GATE).id()).isEqualTo(address);
            assertThat(history.ids(then, campus.contactsOf(GATE))).containsExactly(contact);
            assertThat(history.addresses().version(ANYONE, GATE, 1).id()).isEqualTo(address);
        }
    }

    @Test
    default void a_rolled_back_alias_was_never_given() {
        try (CampusFixture campus = campus()) {
            Id address = aliasedAddress(campus, GATE);
            Id other = campus.address();
            assertThat(CampusFixture.refusal(() -> campus.storage().write(unit -> {
                        aliases(campus).add(ANYONE, ObjectKind.ADDRESS, other, GATE, true);
                        give(campus, ObjectKind.ADDRESS, other, DOOR);
                        throw Refusal.illegalState("back");
                    })))
                    .hasMessage("back");
            assertThat(campus.addressOf(GATE).id()).isEqualTo(address);
            assertRefused(Reason.NOT_FOUND, () -> campus.addressOf(DOOR));
        }
    }

    @Test
    default void a_backup_holds_aliases() {
        ArchiveRecorder archive;
        Id address;
        Id gone;
        try (CampusFixture campus = campus()) {
            address = aliasedAddress(campus, GATE);
            give(campus, ObjectKind.ADDRESS_BOOK, campus.defaultBook(), GATE);
            gone = aliasedAddress(campus, DOOR);
            campus.addresses().delete(ANYONE, gone, VersionPrecondition.NONE);
            archive = ArchiveRecorder.of(campus.storage());
            assertThat(ArchiveRecorder.of(campus.storage(), Archive.Content.WITHOUT_HISTORY)
                            .texts())
                    .filteredOn(text -> text.startsWith("alias"))
                    .hasSize(2);
        }
        try (Storage storage = openStorage();
                HistoryFixture history = new HistoryFixture(storage)) {
            storage.archive().importFrom(archive);
            CampusFixture copy = history.campus();
            assertThat(copy.addressOf(GATE).id()).isEqualTo(address);
            assertThat(copy.bookOf(GATE).id()).isEqualTo(copy.defaultBook());
            assertThat(ArchiveRecorder.of(storage).texts()).isEqualTo(archive.texts());
            history.addresses().restore(ANYONE, gone, 1, VersionPrecondition.NONE);
            assertThat(copy.addressOf(DOOR).id()).isEqualTo(gone);
        }
    }

    @Test
    default void rejects_an_archive_with_a_wrong_alias() {
        LocalIds ids = new LocalIds(AUTHORITY);
        Id address = ids.id(ObjectKind.ADDRESS, 1);
        ArchiveRecorder archive;
        try (Storage source = StorageProvider.openStorage(StorageSettings.of(StorageSettings.MEMORY, AUTHORITY))) {
            CampusFixture campus = new CampusFixture(source);
            campus.address();
            archive = ArchiveRecorder.of(source);
        }
        List<Alias> wrong = List.of(
                new Alias(ObjectKind.ADDRESS, ids.id(ObjectKind.ADDRESS, 7), GATE, false),
                new Alias(ObjectKind.ADDRESS, address, address, false),
                new Alias(ObjectKind.CONTACT, address, GATE, false));
        try (Storage storage = openStorage()) {
            for (Alias alias : wrong) {
                assertRefused(
                        Reason.INVALID_ARGUMENT,
                        () -> storage.archive().importFrom(archive.with("end", sink -> sink.alias(alias, false))));
            }
            Alias twice = new Alias(ObjectKind.ADDRESS, address, GATE, false);
            assertRefused(
                    Reason.INVALID_ARGUMENT,
                    () -> storage.archive().importFrom(archive.with("end", sink -> {
                        sink.alias(twice, false);
                        sink.alias(twice, false);
                    })));
        }
    }
}
