package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookView;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.history.Change;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.people.NetId;
import campus.contacts.spi.Archive;
import campus.contacts.spi.fixture.ArchiveRecorder;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.RandomChanges;
import campus.contacts.spi.fixture.RandomHistory;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.CampusCopy;
import campus.contacts.testing.Dice;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The export of an address book is an archive of what belongs to the book and its descendants. */
public interface PartialBackupContract extends StorageFixture {
    @Test
    default void holds_the_objects_of_the_book_and_its_descendants_and_the_addresses_of_the_contacts() {
        ArchiveRecorder part;
        Id top;
        Id below;
        Id inside;
        Id elsewhere;
        List<Id> contacts;
        try (CampusFixture campus = campus()) {
            Id outside = campus.book();
            top = campus.book(outside);
            below = campus.book(top);
            inside = campus.address(below);
            elsewhere = campus.address(outside);
            contacts = List.of(campus.contact(elsewhere, below, outside), campus.contact(inside, top));
            campus.contact(inside, outside);
            campus.contact(campus.address(outside), outside);
            campus.address();
            part = ArchiveRecorder.of(campus.storage(), top);
        }
        try (CampusFixture campus = campus()) {
            campus.storage().archive().importFrom(part);
            assertThat(campus.list(ContactQuery.ALL)).isEqualTo(contacts);
            assertThat(campus.list(AddressQuery.ALL)).containsExactly(inside, elsewhere);
            assertThat(campus.booksOfContact(contacts.get(0))).containsExactly(below);
            assertThat(campus.booksOfAddress(elsewhere)).containsExactly(campus.defaultBook());
            assertThat(campus.children(top)).containsExactly(below);
            assertThat(campus.parents(top)).isEmpty();
            assertThat(number(campus.address())).isGreaterThan(number(elsewhere) + 1);
        }
    }

    private static long number(Id id) {
        return Long.parseLong(id.identifier());
    }

    @Test
    default void holds_the_past_of_its_objects_and_those_that_were_deleted_in_it() {
        ArchiveRecorder part;
        Id kept;
        Id deleted;
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id top = campus.book();
            Id address = campus.address();
            kept = campus.contact(address, top);
            campus.contacts().update(ANYONE, kept, VersionPrecondition.NONE, form -> ContactForm.named("again"));
            deleted = campus.contact(address, top);
            Id gone = campus.contact(address, top);
            campus.contacts().file(ANYONE, gone, campus.defaultBook());
            campus.contacts().unfile(ANYONE, gone, top);
            for (Id each : List.of(deleted, gone)) {
                campus.contacts().delete(ANYONE, each, VersionPrecondition.NONE);
            }
            part = ArchiveRecorder.of(campus.storage(), top);
            assertThat(part.texts()).noneMatch(text -> text.contains(gone.toString()));
        }
        try (HistoryFixture history = history()) {
            history.campus().storage().archive().importFrom(part);
            assertThat(history.changes(kept)).containsExactly(Change.UPDATED, Change.CREATED);
            assertThat(history.changes(deleted)).containsExactly(Change.DELETED, Change.CREATED);
        }
    }

    @Test
    default void holds_the_people_whom_its_objects_name_so_that_private_ones_stay_hidden() {
        ArchiveRecorder part;
        try (CampusFixture campus = campus()) {
            PrivacyContract.save(campus, RandomChanges.person("ada1", true, null));
            PrivacyContract.save(campus, RandomChanges.person("bob2", true, null));
            Id top = campus.book();
            Contact.Link link = new Contact.Link(campus.address(), new NetId("ada1").resource(AUTHORITY));
            campus.contact(link, ContactForm.named("of a private person"), top);
            part = ArchiveRecorder.of(campus.storage(), top);
        }
        try (CampusFixture campus = campus()) {
            campus.storage().archive().importFrom(part);
            assertThat(campus.<List<NetId>>look(unit -> unit.people().list(null, 9)))
                    .containsExactly(new NetId("ada1"));
            assertThat(campus.list(ContactQuery.ALL)).hasSize(1);
            assertThat(campus.list(ContactQuery.ALL, PrivacyContract.CLERK.visibility()))
                    .isEmpty();
        }
    }

    @Test
    @Tag("random")
    default void a_part_can_be_imported_and_exported_again() {
        for (int round = 0; round < 3; round++) {
            ArchiveRecorder part;
            Id top;
            List<Id> contacts;
            try (HistoryFixture history = history()) {
                CampusFixture campus = history.campus();
                Dice dice = Dice.of("part " + round);
                RandomHistory random = new RandomHistory(campus);
                campus.contact(campus.address(campus.book()));
                CampusCopy known = CampusCopy.of(campus, random.writers());
                List<Caller> callers = List.of(ANYONE, RandomPastContract.AMY.by(HistoryContract.USER));
                for (int change = 0; change < 120; change++) {
                    random.one(dice, known, dice.pick(callers));
                }
                top = dice.pick(campus.list(AddressBookQuery.ALL));
                contacts = campus.contactsIn(top, AddressBookView.FEDERATED);
                part = ArchiveRecorder.of(campus.storage(), top);
            }
            try (CampusFixture campus = campus()) {
                campus.storage().archive().importFrom(part);
                assertThat(campus.list(ContactQuery.ALL)).isEqualTo(contacts);
                assertThat(ArchiveRecorder.of(campus.storage(), top).texts()).isEqualTo(part.texts());
            }
        }
    }

    @Test
    default void rejects_a_book_that_is_not_there() {
        try (CampusFixture campus = campus()) {
            for (ObjectKind kind : ObjectKind.values()) {
                Id missing = campus.storage().ownIds().id(kind, 7);
                assertRefused(Refusal.Reason.NOT_FOUND, () -> ArchiveRecorder.of(campus.storage(), missing));
            }
            Archive.Content present = Archive.Content.WITHOUT_HISTORY;
            ArchiveRecorder all = ArchiveRecorder.of(campus.storage(), present);
            ArchiveRecorder part = new ArchiveRecorder(() -> {});
            campus.storage().archive().exportTo(part, present, campus.defaultBook());
            assertThat(part.texts()).isEqualTo(all.texts());
        }
    }
}
