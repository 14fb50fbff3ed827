package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import campus.contacts.AddressBook;
import campus.contacts.ContactQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Author;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.history.Change;
import campus.contacts.history.EndedLink;
import campus.contacts.history.HistoryEntry;
import campus.contacts.history.RecordedEvent;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.Refusal;
import campus.contacts.service.people.PersonErasure;
import campus.contacts.spi.Archive;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageSettings.Retention;
import campus.contacts.spi.fixture.ArchiveRecorder;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.PastAnswers;
import campus.contacts.spi.fixture.RandomHistory;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.CampusCopy;
import campus.contacts.testing.Dice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An export holds the recorded past, and an import brings it back (recorded time, section 6). */
public interface HistoryBackupContract extends StorageFixture {
    /** An archive with what the original answers about the past. */
    record Original(ArchiveRecorder archive, List<Instant> moments, Instant since, Map<String, Object> answers) {
        private static Original of(CampusFixture campus, List<Instant> moments) {
            return new Original(
                    ArchiveRecorder.of(campus.storage()),
                    moments,
                    campus.storage().historySince(),
                    PastAnswers.of(campus, moments, visibilities(campus)));
        }
    }

    /** Opens a storage of another kind. */
    private static Storage memory() {
        return StorageProvider.openStorage(StorageSettings.of(StorageSettings.MEMORY, AUTHORITY));
    }

    @Test
    @Tag("random")
    default void a_copy_answers_questions_about_the_past_as_the_original() {
        for (int round = 0; round < Dice.rounds(2); round++) {
            Original original = random(Dice.of("backup " + round));
            assertCopies(original);
        }
    }

    /** Requires the same answers of a copy in memory, and of a copy of that one. */
    private void assertCopies(Original original) {
        ArchiveRecorder second;
        try (CampusFixture campus = new CampusFixture(memory())) {
            second = assertCopies(original, original.archive, campus);
        }
        try (CampusFixture campus = campus()) {
            assertCopies(original, second, campus);
        }
    }

    private static ArchiveRecorder assertCopies(Original original, ArchiveRecorder from, CampusFixture campus) {
        campus.storage().historySince();
        campus.storage().archive().importFrom(from);
        ArchiveRecorder again = ArchiveRecorder.of(campus.storage());
        assertThat(again.texts()).isEqualTo(original.archive.texts());
        assertThat(PastAnswers.of(campus, original.moments, visibilities(campus)))
                .isEqualTo(original.answers);
        assertThat(campus.storage().historySince()).isEqualTo(original.since);
        return again;
    }

    private static List<Visibility> visibilities(CampusFixture campus) {
        Id book = campus.storage().ownIds().id(ObjectKind.ADDRESS_BOOK, 2);
        GrantScope scope = GrantScope.of(Set.of(book));
        return List.of(
                Visibility.EVERYTHING,
                new Visibility(GrantScope.EVERYWHERE, false, false, scope, RandomPastContract.AMY.key()),
                new Visibility(scope, false, true, scope));
    }

    private Original random(Dice dice) {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            RandomHistory random = new RandomHistory(campus);
            for (int i = 0; i < 4; i++) {
                campus.contact(campus.address(campus.book()));
            }
            List<Instant> moments = new ArrayList<>();
            List<Caller> callers = List.of(
                    ANYONE,
                    ANYONE.by(HistoryContract.COMMAND),
                    RandomPastContract.AMY.by(HistoryContract.SUBJECT),
                    RandomPastContract.AMY.by(new Author.Subject(null, "ada")),
                    RandomPastContract.AMY.by(HistoryContract.USER));
            for (int i = 0; i < 3; i++) {
                CampusCopy known = CampusCopy.of(campus, random.writers());
                for (int change = 0; change < 40; change++) {
                    random.one(dice, known, dice.pick(callers));
                }
                moments.add(history.quiet());
            }
            return Original.of(campus, moments);
        }
    }

    @Test
    default void versions_that_were_erased_with_a_person_stay_erased_in_a_copy() {
        Original original;
        Id contact;
        List<Instant> moments = new ArrayList<>();
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            contact = campus.contact(campus.address());
            for (Id addressee : new Id[] {SOMEBODY, ErasePersonContract.ADA, null}) {
                campus.contacts()
                        .update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(addressee));
                moments.add(history.quiet());
            }
            new PersonErasure(campus.storage(), HistoryContract.COMMAND).erase(ErasePersonContract.ADA1);
            assertThat(history.ids(moments.get(1), ContactQuery.ALL)).isEmpty();
            original = Original.of(campus, moments);
        }
        assertThat(original.archive.texts())
                .noneMatch(text -> text.contains(ErasePersonContract.ADA.toString()))
                .filteredOn(text -> text.startsWith("past version"))
                .hasSize(2);
        assertCopies(original);
    }

    @Test
    default void deleted_objects_of_every_kind_can_be_restored_in_a_copy() {
        ArchiveRecorder copy;
        List<Id> deleted;
        Id top;
        try (CampusFixture campus = campus()) {
            top = campus.book();
            deleted = deleted(campus, top);
            copy = ArchiveRecorder.of(campus.storage());
        }
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            campus.storage().archive().importFrom(copy);
            for (Id id : deleted) {
                history.of(id).restore(ANYONE, id, 1, VersionPrecondition.NONE);
                assertThat(history.changes(id)).containsSubsequence(Change.RESTORED, Change.DELETED, Change.CREATED);
            }
            Id book = deleted.get(0);
            assertThat(campus.parents(book)).containsExactly(top);
            assertThat(campus.<Boolean>look(unit -> unit.addressBooks().isMarkedRoot(book)))
                    .isTrue();
            assertThat(campus.booksOfAddress(deleted.get(1))).containsExactly(top);
        }
    }

    /** Returns a book that was a root below another book, an address in that one, and a contact, all deleted. */
    private static List<Id> deleted(CampusFixture campus, Id top) {
        Id book = campus.book();
        campus.hierarchy().addRoot(ANYONE, book);
        Id address = campus.address(top);
        Id contact = campus.contact(address, top);
        campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
        campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
        campus.hierarchy().addChild(ANYONE, top, book);
        campus.books().delete(ANYONE, book, VersionPrecondition.NONE);
        return List.of(book, address, contact);
    }

    @Test
    default void an_export_without_history_holds_only_the_present() {
        ArchiveRecorder bare;
        Instant exported;
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            changed(campus);
            campus.contacts().delete(ANYONE, campus.contact(campus.address()), VersionPrecondition.NONE);
            exported = history.quiet();
            bare = ArchiveRecorder.of(campus.storage(), Archive.Content.WITHOUT_HISTORY);
            assertThat(bare.texts()).noneMatch(text -> text.startsWith("past") || text.startsWith("history"));
        }
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            history.quiet();
            campus.storage().archive().importFrom(bare);
            assertThat(ArchiveRecorder.of(campus.storage(), Archive.Content.WITHOUT_HISTORY)
                            .texts())
                    .isEqualTo(bare.texts());
            Id contact = campus.list(ContactQuery.ALL).get(0);
            assertThat(history.entries(contact))
                    .extracting(HistoryEntry::change, HistoryEntry::version, HistoryEntry::by)
                    .containsExactly(tuple(Change.CREATED, 2L, null));
            assertThat(campus.storage().historySince()).isAfter(exported);
        }
    }

    /** Creates a contact and changes it. */
    private static Id changed(CampusFixture campus) {
        Id contact = campus.contact(campus.address());
        campus.contacts()
                .update(
                        ANYONE.by(HistoryContract.USER),
                        contact,
                        VersionPrecondition.NONE,
                        form -> form.withDisplay(DisplayText.named("other")));
        return contact;
    }

    @Test
    default void a_storage_that_keeps_no_history_drops_it() {
        ArchiveRecorder copy;
        Id contact;
        try (CampusFixture campus = campus()) {
            contact = changed(campus);
            deleted(campus, campus.book());
            copy = ArchiveRecorder.of(campus.storage());
        }
        try (HistoryFixture history =
                new HistoryFixture(openStorage(settings -> settings.withRetention(Retention.NONE)))) {
            Storage storage = history.campus().storage();
            storage.archive().importFrom(copy);
            assertThat(history.entries(contact))
                    .hasSize(1)
                    .first()
                    .satisfies(entry -> assertThat(entry.by()).isEqualTo(HistoryContract.USER));
            assertThat(ArchiveRecorder.of(storage).texts())
                    .isEqualTo(copy.without("past").without("history").texts());
        }
    }

    @Test
    default void rejects_a_past_that_is_not_plausible() {
        ArchiveRecorder copy;
        Id contact;
        try (CampusFixture campus = campus()) {
            contact = changed(campus);
            campus.contacts().delete(ANYONE, campus.contact(campus.address()), VersionPrecondition.NONE);
            copy = ArchiveRecorder.of(campus.storage());
        }
        Instant at = Instant.parse("2020-01-01T00:00:00Z");
        RecordedEvent event = new RecordedEvent(at, null, true);
        Id book = Id.parse("contact.AddressBook:" + AddressBook.DEFAULT + '@' + AUTHORITY);
        List<ArchiveRecorder> wrong = new ArrayList<>();
        wrong.add(copy.without("history"));
        wrong.add(copy.with("book", sink -> sink.historySince(at)));
        wrong.add(copy.with("address", first(copy, "past version")));
        wrong.add(copy.with("past version", first(copy, "past version")));
        wrong.add(copy.with("past version", first(copy, "contact")));
        wrong.add(copy.with("end", first(copy, "past version")));
        for (Id id : List.of(SOMEBODY, Id.parse("contact.Contact:99@" + AUTHORITY))) {
            wrong.add(copy.with("end", sink -> sink.deletion(ObjectKind.CONTACT, new ObjectVersion(id, 2, at), null)));
        }
        wrong.add(copy.with(
                "past version", sink -> sink.deletion(ObjectKind.CONTACT, new ObjectVersion(contact, 7, at), null)));
        wrong.add(copy.with(
                "contact",
                sink -> sink.endedFiling(ObjectKind.CONTACT, book, contact, new EndedLink(event, event, true))));
        wrong.add(copy.with(
                "contact",
                sink -> sink.endedFiling(ObjectKind.CONTACT, SOMEBODY, contact, new EndedLink(event, event, false))));
        wrong.add(copy.with("address", sink -> sink.endedRoot(book, new EndedLink(event, event, true))));
        for (ArchiveRecorder each : wrong) {
            try (CampusFixture campus = campus()) {
                assertRefused(
                        Refusal.Reason.INVALID_ARGUMENT,
                        () -> campus.storage().archive().importFrom(each));
            }
        }
    }

    private static Consumer<Archive.Sink> first(ArchiveRecorder copy, String start) {
        return copy.pieces.stream()
                .filter(piece -> piece.text().startsWith(start))
                .findFirst()
                .orElseThrow()
                .sending();
    }
}
