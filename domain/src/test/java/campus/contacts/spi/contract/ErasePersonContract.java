package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.NOON;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressQuery;
import campus.contacts.BookQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Author;
import campus.contacts.access.Caller;
import campus.contacts.history.Change;
import campus.contacts.history.HistoryEntry;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.PercentEncoding;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.service.people.Erased;
import campus.contacts.service.people.Erased.Kind;
import campus.contacts.service.people.PersonErasure;
import campus.contacts.spi.IdempotencyStore.Answer;
import campus.contacts.spi.ResultSnapshotStore.FoundSet;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.ImportedPeople;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.tasks.Task;
import campus.contacts.tasks.TaskType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A person can be erased with everything that is stored about it (recorded time, section 4). */
public interface ErasePersonContract extends StorageFixture {
    NetId ADA1 = new NetId("ada1");
    Id ADA = ADA1.resource(AUTHORITY);

    private static Erased erase(HistoryFixture history) {
        return new PersonErasure(history.campus().storage(), new Author.Command("erase person")).erase(ADA1);
    }

    private static void addressee(CampusFixture campus, Id contact, Id addressee) {
        campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(addressee));
    }

    private static void resource(CampusFixture campus, Id address, Id resource) {
        campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withResource(resource));
    }

    private static Id contactOf(CampusFixture campus, Id address, Id reference) {
        return campus.contact(new Contact.Link(address, reference), ContactForm.named("a contact"));
    }

    private static List<Long> versions(HistoryFixture history, Id id) {
        return history.entries(id).stream()
                .filter(entry -> entry.object() != null)
                .map(HistoryEntry::version)
                .toList();
    }

    private static void assertGone(HistoryFixture history, Id... ids) {
        for (Id id : ids) {
            assertRefused(Reason.NOT_FOUND, () -> history.of(id).list(ANYONE, id, 10));
        }
    }

    @Test
    default void an_imported_person_is_erased_with_all_objects() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            ImportedPeople.add(campus, ImportedPeople.line(ImportedPeople.ADA, ImportedPeople.OFFICE));
            List<Id> objects = Stream.concat(
                            campus.list(ContactQuery.ALL).stream(), campus.list(AddressQuery.ALL).stream())
                    .toList();
            assertThat(objects).hasSize(4);
            Instant then = history.quiet();
            assertThat(erase(history).counts())
                    .isEqualTo(Map.of(Kind.PERSON, 1L, Kind.CONTACT, 2L, Kind.ADDRESS, 2L, Kind.IMPORTED_ITEM, 1L));
            history.quiet();
            assertGone(history, objects.toArray(Id[]::new));
            assertThat(history.ids(then, ContactQuery.ALL)).isEmpty();
            assertThat(history.ids(then, AddressQuery.ALL)).isEmpty();
            campus.look(unit -> {
                assertThat(unit.people().find(ADA1)).isEmpty();
                assertThat(unit.people().ownersOfRoles(List.of("r1"))).isEmpty();
                assertThat(unit.imports().made(List.of(ADA1))).isEmpty();
                assertThat(unit.imports().lines(List.of(ADA1))).isEmpty();
                return null;
            });
            assertThat(erase(history).isNothing()).isTrue();
            ImportedPeople.add(campus, ImportedPeople.line(ImportedPeople.ADA, ImportedPeople.OFFICE));
            assertThat(campus.list(ContactQuery.ALL)).hasSize(2);
        }
    }

    @Test
    default void deleted_objects_about_the_person_are_erased() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            Id contact = contactOf(campus, address, ADA);
            campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(SOMEBODY));
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            Id own = campus.address();
            resource(campus, own, ADA);
            campus.addresses().delete(ANYONE, own, VersionPrecondition.NONE);
            Instant then = history.quiet();
            erase(history);
            history.quiet();
            assertGone(history, contact, address);
            assertThat(versions(history, own)).containsExactly(1L);
            assertThat(history.changes(own)).containsExactly(Change.DELETED, Change.CREATED);
            assertThat(history.ids(then, ContactQuery.ALL)).isEmpty();
            assertThat(history.ids(then, AddressQuery.ALL)).isEmpty();
            assertThat(erase(history).isNothing()).isTrue();
        }
    }

    /** The erased version leaves a gap: at its time there was no object, not the version before. */
    @Test
    default void only_the_versions_about_the_person_go_when_the_object_is_about_another_one() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            Id contact = contactOf(campus, campus.address(), SOMEBODY);
            Instant before = history.quiet();
            resource(campus, address, ADA);
            addressee(campus, contact, ADA);
            Instant then = history.quiet();
            resource(campus, address, SOMEBODY);
            addressee(campus, contact, null);
            assertThat(erase(history).counts()).isEqualTo(Map.of(Kind.VERSION, 2L));
            Instant after = history.quiet();
            for (Id id : List.of(address, contact)) {
                assertThat(versions(history, id)).containsExactly(3L, 1L);
                assertRefused(Reason.NOT_FOUND, () -> history.of(id).version(ANYONE, id, 2));
            }
            assertThat(history.ids(before, ContactQuery.ALL)).containsExactly(contact);
            assertThat(history.ids(then, ContactQuery.ALL)).isEmpty();
            assertThat(history.ids(after, ContactQuery.ALL)).containsExactly(contact);
            assertThat(history.ids(before, AddressQuery.ALL)).contains(address);
            assertThat(history.ids(then, AddressQuery.ALL)).doesNotContain(address);
            assertThat(history.ids(after, AddressQuery.ALL)).contains(address);
            assertThat(erase(history).isNothing()).isTrue();
        }
    }

    @Test
    default void an_address_that_others_use_stays_without_the_person() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id used = campus.address();
            Id once = campus.address();
            resource(campus, used, ADA);
            Id ofAda = contactOf(campus, used, ADA);
            contactOf(campus, used, SOMEBODY);
            contactOf(campus, once, ADA);
            campus.contacts().delete(ANYONE, contactOf(campus, once, SOMEBODY), VersionPrecondition.NONE);
            Instant then = history.quiet();
            assertThat(erase(history).counts()).isEqualTo(Map.of(Kind.CONTACT, 2L, Kind.RESOURCE, 2L));
            history.quiet();
            assertGone(history, ofAda);
            assertThat(campus.addressOf(used).content().resourceId()).isNull();
            assertThat(versions(history, used)).containsExactly(3L, 2L, 1L);
            assertThat(history.entries(used))
                    .noneMatch(entry -> entry.toString().contains("ada1"));
            assertThat(campus.addressOf(once).identity().version()).isEqualTo(1);
            assertThat(history.ids(then, AddressQuery.ALL)).containsExactly(used, once);
            assertThat(erase(history).isNothing()).isTrue();
        }
    }

    @Test
    default void the_address_of_another_one_stays() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            resource(campus, address, SOMEBODY);
            Id unused = campus.address();
            Id contact = contactOf(campus, address, ADA);
            erase(history);
            history.quiet();
            assertGone(history, contact);
            assertThat(campus.addressOf(address).content().resourceId()).isEqualTo(SOMEBODY);
            assertThat(versions(history, unused)).containsExactly(1L);
        }
    }

    @Test
    default void changes_by_the_person_lose_their_author() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id book = campus.book();
            for (Author author : List.of(
                    new Author.User("ADA1"), new Author.Subject(null, "ada1"), new Author.Subject("i", "Ada1"))) {
                Caller by = ANYONE.by(author);
                Id address = campus.address();
                campus.addresses().update(by, address, VersionPrecondition.NONE, form -> form.withText("x"));
                campus.addresses().file(by, address, book);
                campus.addresses().update(by, address, VersionPrecondition.NONE, form -> form.withText("y"));
                campus.addresses().unfile(by, address, book);
                campus.addresses().delete(by, address, VersionPrecondition.NONE);
                assertThat(history.entries(address))
                        .filteredOn(entry -> entry.by() != null)
                        .hasSize(5);
            }
            Id other = campus.address();
            Caller another = ANYONE.by(new Author.Subject("ada1", "ada12"));
            campus.addresses().update(another, other, VersionPrecondition.NONE, form -> form.withText("x"));
            assertThat(erase(history).counts()).containsOnlyKeys(Kind.AUTHOR);
            for (long number = 1; number <= 3; number++) {
                Id address = campus.storage().ownIds().id(ObjectKind.ADDRESS, number);
                assertThat(history.entries(address)).hasSize(6).allMatch(entry -> entry.by() == null);
            }
            assertThat(history.entries(other).get(0).by()).isEqualTo(another.author());
            assertThat(erase(history).isNothing()).isTrue();
        }
    }

    @Test
    default void tasks_snapshots_and_responses_about_the_person_are_erased() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            ImportedPeople.add(campus, ImportedPeople.line(ImportedPeople.ADA));
            Id own = campus.address();
            resource(campus, own, ADA);
            Id other = campus.address();
            Task.Requester requester = new Task.Requester(
                    "i\nada1", Map.of("sub", "ada1", "name", "Ada"), true, new Author.Subject("i", "ada1"));
            campus.storage().write(unit -> {
                unit.tasks().accept(task("a", ADA1, requester));
                unit.tasks().accept(task("b", new NetId("bob2"), requester));
                unit.foundSets().keep("x", found(other, own), 9);
                unit.foundSets().keep("y", found(other), 9);
                unit.idempotency().keep("own", new Answer("f", own, "{\"a\":1}"), NOON, NOON);
                unit.idempotency().keep("other", new Answer("f", other, "{\"a\":2}"), NOON, NOON);
                return null;
            });
            assertThat(erase(history).counts())
                    .containsEntry(Kind.TASK, 1L)
                    .containsEntry(Kind.REQUESTER, 1L)
                    .containsEntry(Kind.RESULT_SNAPSHOT, 1L)
                    .containsEntry(Kind.RESPONSE, 1L);
            campus.look(unit -> {
                assertThat(unit.tasks().find("a", NOON)).isEmpty();
                assertThat(unit.tasks().find("b", NOON)).hasValueSatisfying(task -> {
                    assertThat(task.order().requester().shown()).isEmpty();
                    assertThat(task.order().requester().author()).isNull();
                });
                assertThat(unit.foundSets().find("x")).isEmpty();
                assertThat(unit.foundSets().find("y")).isPresent();
                assertThat(unit.idempotency().find("own", NOON)).contains(new Answer("f", own, "{}"));
                assertThat(unit.idempotency().find("other", NOON)).contains(new Answer("f", other, "{\"a\":2}"));
                return null;
            });
            assertThat(erase(history).isNothing()).isTrue();
        }
    }

    private static Task task(String id, NetId netid, Task.Requester requester) {
        Value payload = new Value.Text("secret");
        return new Task(id, new Task.Order(TaskType.CONTACTS, netid, payload, null, requester), NOON, null);
    }

    private static FoundSet found(Id... addresses) {
        long[] numbers = Stream.of(addresses)
                .mapToLong(id -> Long.parseLong(id.identifier()))
                .sorted()
                .toArray();
        return new FoundSet("owner", "/api/email_addresses", "filter", numbers, NOON);
    }

    @Test
    default void smart_books_lose_the_queries_that_name_the_person() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id both = campus.book();
            Id only = campus.book();
            Id once = campus.book();
            Id others = campus.book();
            Id deleted = campus.book();
            String ofAda = "referenceId=" + PercentEncoding.encode(ADA.toString()) + "&q=ada";
            smart(campus, both, new BookQuery(ofAda, "q=gate"));
            smart(campus, only, BookQuery.ofAddresses("resourceId=" + ADA));
            smart(campus, once, BookQuery.ofContacts("addresseeId=" + ADA));
            smart(campus, once, BookQuery.ofContacts("effective=true"));
            smart(campus, others, BookQuery.ofContacts("referenceId=" + SOMEBODY));
            smart(campus, deleted, BookQuery.ofContacts(ofAda));
            campus.books().delete(ANYONE, deleted, VersionPrecondition.NONE);
            Instant then = history.quiet();
            assertThat(erase(history).counts()).isEqualTo(Map.of(Kind.QUERY, 4L));
            history.quiet();
            assertThat(campus.bookOf(both).query()).isEqualTo(BookQuery.ofAddresses("q=gate"));
            assertThat(campus.bookOf(only).isSmart()).isFalse();
            assertThat(campus.bookOf(once).query()).isEqualTo(BookQuery.ofContacts("effective=true"));
            assertThat(campus.bookOf(others).query()).isEqualTo(BookQuery.ofContacts("referenceId=" + SOMEBODY));
            assertThat(versions(history, both)).containsExactly(3L, 2L, 1L);
            assertThat(history.entries(both).get(0).by()).isEqualTo(new Author.Command("erase person"));
            for (Id book : List.of(both, only, once, deleted)) {
                assertThat(history.entries(book))
                        .noneMatch(entry -> entry.toString().contains("ada1"));
            }
            assertThat(history.ids(then, ContactQuery.ALL.on(new AddressBookScope(both, AddressBookView.FEDERATED))))
                    .isEmpty();
            assertThat(erase(history).isNothing()).isTrue();
        }
    }

    private static void smart(CampusFixture campus, Id book, BookQuery query) {
        campus.books().setQuery(ANYONE, book, VersionPrecondition.NONE, query);
    }

    /** More contacts than one transaction erases use the same address, which must not go before the last of them. */
    @Test
    default void a_person_with_many_objects_is_erased_in_several_steps() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = campus.address();
            for (int i = 0; i < 205; i++) {
                contactOf(campus, address, ADA);
            }
            assertThat(erase(history).counts()).isEqualTo(Map.of(Kind.CONTACT, 205L, Kind.ADDRESS, 1L));
            assertThat(campus.list(AddressQuery.ALL)).isEmpty();
        }
    }

    @Test
    default void an_unknown_person_has_nothing_to_erase() {
        try (HistoryFixture history = history()) {
            contactOf(history.campus(), history.campus().address(), Person.role("r1", AUTHORITY));
            assertThat(erase(history).isNothing()).isTrue();
            assertThat(history.campus().list(ContactQuery.ALL)).hasSize(1);
        }
    }
}
