package campus.contacts.spi.contract;

import static campus.contacts.history.Change.CREATED;
import static campus.contacts.history.Change.DELETED;
import static campus.contacts.history.Change.FILED;
import static campus.contacts.history.Change.RESTORED;
import static campus.contacts.history.Change.UNFILED;
import static campus.contacts.history.Change.UPDATED;
import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Visibility;
import campus.contacts.feed.FeedQuery;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.StorageSettings.Retention;
import campus.contacts.spi.fixture.ArchiveRecorder;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Follower;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Recorded time under a clock that is set back or runs for years (recorded time, sections 1, 2 and 4). For storages
 * that take the time from the clock of their settings.
 */
public interface RecordedClockContract extends StorageFixture {
    @Test
    default void the_moment_of_a_unit_of_work_is_that_of_the_clock() {
        TestClock clock = HistoryFixture.startingNow();
        try (HistoryFixture history = HistoryFixture.on(this, clock, Retention.DEFAULT)) {
            CampusFixture campus = history.campus();
            Instant start = clock.instant();
            clock.advance(Duration.ofNanos(123_999_999));
            campus.storage().write(unit -> {
                assertThat(unit.moment()).isEqualTo(start.plusMillis(123));
                clock.advance(Duration.ofSeconds(20));
                assertThat(unit.moment()).isEqualTo(start.plusMillis(123));
                return null;
            });
            assertThat(campus.addressOf(campus.address()).identity().changedAt())
                    .isEqualTo(start.plusMillis(20_123));
        }
    }

    @Test
    default void versions_have_increasing_times_although_the_clock_is_set_back() {
        TestClock clock = HistoryFixture.startingNow();
        try (HistoryFixture history = HistoryFixture.on(this, clock, Retention.DEFAULT)) {
            CampusFixture campus = history.campus();
            clock.advance(Duration.ofHours(1));
            Instant start = clock.instant();
            Id law = campus.book();
            Id id = campus.address();
            clock.advance(Duration.ofMinutes(-30));
            campus.addresses().update(ANYONE, id, VersionPrecondition.NONE, form -> form.withText("one"));
            campus.addresses().update(ANYONE, id, VersionPrecondition.NONE, form -> form.withText("two"));
            campus.addresses().delete(ANYONE, id, VersionPrecondition.NONE);
            history.addresses().restore(ANYONE, id, 1, VersionPrecondition.NONE);
            assertThat(history.changes(id)).containsExactly(RESTORED, DELETED, UPDATED, UPDATED, CREATED);
            assertThat(history.entries(id))
                    .map(entry -> Duration.between(start, entry.at()).toMillis())
                    .containsExactly(4L, 3L, 2L, 1L, 0L);
            for (long millis = 0; millis < 5; millis++) {
                boolean exists = millis != 3;
                assertThat(history.ids(start.plusMillis(millis), AddressQuery.ALL))
                        .isEqualTo(exists ? List.of(id) : List.of());
            }
            assertThat(history.ids(start.minusMillis(1), AddressQuery.ALL)).isEmpty();
            campus.addresses().file(ANYONE, id, law);
            campus.addresses().unfile(ANYONE, id, law);
            assertThat(history.changes(id)).startsWith(UNFILED, FILED, RESTORED);
        }
    }

    @Test
    default void sweeping_deletes_what_ended_before_the_retention_period() {
        TestClock clock = HistoryFixture.startingNow();
        try (HistoryFixture history = HistoryFixture.on(this, clock, new Retention(10))) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id id = campus.address(law);
            Id gone = campus.address();
            history.quiet();
            campus.addresses().update(ANYONE, id, VersionPrecondition.NONE, form -> form.withText("one"));
            campus.addresses().file(ANYONE, id, campus.defaultBook());
            campus.addresses().unfile(ANYONE, id, law);
            campus.addresses().delete(ANYONE, gone, VersionPrecondition.NONE);
            Instant first = history.quiet();
            clock.advance(Duration.ofDays(6));
            campus.addresses().update(ANYONE, id, VersionPrecondition.NONE, form -> form.withText("two"));
            Instant second = history.quiet();
            Instant founded = campus.storage().historySince();
            history.sweep();
            assertThat(campus.storage().historySince()).isEqualTo(founded);
            assertThat(history.changes(gone)).containsExactly(DELETED, CREATED);
            clock.advance(Duration.ofDays(6));
            history.quiet();
            history.sweep();
            Instant since = horizonAfter(campus, founded);
            assertThat(since).isAfter(first).isBefore(second);
            assertRefused(Reason.NOT_FOUND, () -> history.entries(gone));
            assertRefused(Reason.NOT_FOUND, () -> history.addresses().version(ANYONE, id, 1));
            assertThat(history.addresses().version(ANYONE, id, 2).content().text())
                    .isEqualTo("one");
            assertThat(history.changes(id)).startsWith(UPDATED).doesNotContain(UNFILED, CREATED);
            assertRefused(Reason.EXPIRED, () -> history.addresses().asOf(first).get(ANYONE, id));
            assertThat(history.addresses().asOf(since).get(ANYONE, id).content().text())
                    .isEqualTo("one");
            assertThat(history.addresses()
                            .asOf(second)
                            .get(ANYONE, id)
                            .content()
                            .text())
                    .isEqualTo("two");
            assertThat(history.ids(since, new AddressBookQuery(null, TypeFilter.ANY, null, null, id)))
                    .containsExactly(campus.defaultBook());
            AddressBookScope scope = new AddressBookScope(law, AddressBookView.ISOLATED);
            assertThat(history.ids(since, new AddressQuery(scope, TypeFilter.ANY, null)))
                    .isEmpty();
            assertThat(campus.addressOf(id).identity().version()).isEqualTo(3);
        }
    }

    @Test
    default void an_imported_past_is_swept_like_any_other() {
        TestClock clock = HistoryFixture.startingNow();
        ArchiveRecorder copy;
        Id id;
        try (HistoryFixture history = HistoryFixture.on(this, clock, new Retention(10))) {
            CampusFixture campus = history.campus();
            Id gone = campus.address(campus.book());
            id = campus.address();
            campus.addresses().update(ANYONE, id, VersionPrecondition.NONE, form -> form.withText("one"));
            campus.addresses().delete(ANYONE, gone, VersionPrecondition.NONE);
            copy = ArchiveRecorder.of(campus.storage());
        }
        try (HistoryFixture history = HistoryFixture.on(this, clock, new Retention(10))) {
            CampusFixture campus = history.campus();
            campus.storage().archive().importFrom(copy);
            history.sweep();
            assertThat(ArchiveRecorder.of(campus.storage()).texts()).isEqualTo(copy.texts());
            clock.advance(Duration.ofDays(12));
            history.quiet();
            history.sweep();
            assertThat(history.changes(id)).containsExactly(UPDATED);
            assertThat(ArchiveRecorder.of(campus.storage()).texts()).noneMatch(text -> text.startsWith("past"));
        }
    }

    @Test
    default void changes_older_than_their_retention_expire() {
        TestClock clock = HistoryFixture.startingNow();
        try (HistoryFixture history = HistoryFixture.on(this, clock, new Retention(Retention.FOREVER, 10))) {
            CampusFixture campus = history.campus();
            Follower early = Follower.of(campus);
            campus.address();
            Follower late = Follower.of(campus);
            clock.advance(Duration.ofDays(6));
            Id kept = campus.address();
            assertThat(campus.storage().sweepChanges()).isFalse();
            clock.advance(Duration.ofDays(6));
            while (campus.storage().sweepChanges()) {
                // the next step
            }
            CampusFixture.assertRefused(Refusal.Reason.EXPIRED, early::news);
            assertThat(late.news()).containsExactly(Follower.text("created", kept));
            assertThat(campus.service()
                            .changes()
                            .read(ANYONE, FeedQuery.ALL, null, 10)
                            .entries())
                    .extracting(Follower::text)
                    .containsExactly(Follower.text("created", kept));
        }
    }

    /** Returns the horizon, which a storage may have remembered for a second. */
    private static Instant horizonAfter(CampusFixture campus, Instant before) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!campus.storage().historySince().isAfter(before) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        return campus.storage().historySince();
    }

    @Test
    default void the_horizon_never_moves_back() {
        TestClock clock = HistoryFixture.startingNow();
        try (HistoryFixture history = HistoryFixture.on(this, clock, new Retention(1))) {
            CampusFixture campus = history.campus();
            Instant founded = campus.storage().historySince();
            clock.advance(Duration.ofDays(30));
            history.sweep();
            Instant since = horizonAfter(campus, founded);
            assertThat(since).isEqualTo(clock.instant().minus(Duration.ofDays(1)));
            clock.advance(Duration.ofDays(-20));
            history.sweep();
            assertThat(campus.storage().historySince()).isEqualTo(since);
        }
    }

    @Test
    default void many_versions_are_swept() {
        TestClock clock = HistoryFixture.startingNow();
        try (HistoryFixture history = HistoryFixture.on(this, clock, new Retention(1))) {
            CampusFixture campus = history.campus();
            List<Id> ids = new ArrayList<>();
            campus.storage().write(unit -> {
                for (int i = 0; i < 1500; i++) {
                    ids.add(campus.address());
                }
                return null;
            });
            history.quiet();
            for (Id id : ids) {
                campus.addresses().update(ANYONE, id, VersionPrecondition.NONE, form -> form.withText("x"));
            }
            clock.advance(Duration.ofDays(2));
            history.sweep();
            for (Id id : ids) {
                assertThat(history.changes(id)).containsExactly(UPDATED);
            }
        }
    }

    @Test
    default void history_that_is_kept_forever_is_not_swept() {
        TestClock clock = HistoryFixture.startingNow();
        try (HistoryFixture history = HistoryFixture.on(this, clock, new Retention(Retention.FOREVER))) {
            CampusFixture campus = history.campus();
            Contact contact = campus.contactOf(campus.contact(campus.address()));
            Instant then = history.quiet();
            Instant founded = campus.storage().historySince();
            campus.contacts().delete(ANYONE, contact.id(), VersionPrecondition.NONE);
            clock.advance(Duration.ofDays(40_000));
            history.sweep();
            assertThat(campus.storage().historySince()).isEqualTo(founded);
            assertThat(history.contacts(then, ContactQuery.ALL, Visibility.EVERYTHING))
                    .containsExactly(contact);
        }
    }

    @Test
    default void a_storage_without_retention_keeps_no_history() {
        TestClock clock = HistoryFixture.startingNow();
        try (HistoryFixture history = HistoryFixture.on(this, clock, Retention.NONE)) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id id = campus.address();
            Id gone = campus.addresses()
                    .create(ANYONE, CreationRequest.PLAIN, AddressForm.named("x"))
                    .id();
            Instant then = history.quiet();
            campus.addresses().file(ANYONE, id, law);
            campus.addresses().update(ANYONE, id, VersionPrecondition.NONE, form -> form.withText("x"));
            campus.addresses().unfile(ANYONE, id, law);
            campus.addresses().delete(ANYONE, gone, VersionPrecondition.NONE);
            history.quiet();
            assertThat(campus.storage().historySince()).isEqualTo(clock.instant());
            assertRefused(Reason.EXPIRED, () -> history.addresses().asOf(then).get(ANYONE, id));
            assertRefused(Reason.NOT_FOUND, () -> history.addresses().version(ANYONE, id, 1));
            assertRefused(Reason.NOT_FOUND, () -> history.entries(gone));
            assertRefused(
                    Reason.NOT_FOUND, () -> history.addresses().restore(ANYONE, gone, 1, VersionPrecondition.NONE));
            assertThat(history.addresses().version(ANYONE, id, 2)).isEqualTo(campus.addressOf(id));
            assertThat(history.changes(id)).startsWith(UPDATED).doesNotContain(CREATED, UNFILED);
            assertThat(campus.storage().sweepHistory()).isFalse();
        }
    }

    @Test
    default void a_merge_outlives_the_history_of_the_merged_object() {
        for (Retention retention : List.of(new Retention(1), Retention.NONE)) {
            TestClock clock = HistoryFixture.startingNow();
            try (HistoryFixture history = HistoryFixture.on(this, clock, retention)) {
                CampusFixture campus = history.campus();
                Id kept = campus.address();
                Id other = campus.address();
                Id contact = campus.contact(other);
                campus.addresses().into(kept).merge(ANYONE, other);
                clock.advance(Duration.ofDays(2));
                history.sweep();
                assertRefused(
                        Reason.NOT_FOUND,
                        () -> history.addresses().restore(ANYONE, other, 1, VersionPrecondition.NONE));
                assertThat(campus.addressOf(other).id()).isEqualTo(kept);
                assertThat(campus.list(campus.contactsOf(other))).containsExactly(contact);
            }
        }
    }
}
