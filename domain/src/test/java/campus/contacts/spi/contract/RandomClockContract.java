package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.OsidObject;
import campus.contacts.access.Visibility;
import campus.contacts.feed.FeedQuery;
import campus.contacts.history.HistoryEntry;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.RecordedState;
import campus.contacts.spi.Storage;
import campus.contacts.spi.fixture.ArchiveRecorder;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.ListMirror;
import campus.contacts.spi.fixture.RandomHistory;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.CampusCopy;
import campus.contacts.testing.Dice;
import campus.contacts.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Histories stay in order, the feed complete and backups whole while the clock is set forth and back between changes
 * (recorded time, sections 1, 2, 5 and 6).
 */
public interface RandomClockContract extends StorageFixture {
    /** The hours between the earliest and the latest time that the clock shows. */
    int HOURS = 20;

    /**
     * A new storage with a clock.
     *
     * @param hands moves the clock by that time, back if it is negative; no unit of work may run meanwhile
     */
    record Clockwork(Storage storage, Consumer<Duration> hands) {}

    /** Opens a storage whose clock can be moved. */
    default Clockwork openWithClock() {
        TestClock clock = HistoryFixture.startingNow();
        return new Clockwork(openStorage(settings -> settings.withClock(clock)), clock::advance);
    }

    @Test
    @Tag("random")
    default void all_that_is_recorded_stays_in_order_while_the_clock_jumps() {
        Dice dice = Dice.of("clock");
        Clockwork opened = openWithClock();
        Duration shown = Duration.ofHours(HOURS);
        opened.hands.accept(shown);
        ArchiveRecorder copy;
        try (CampusFixture campus = new CampusFixture(opened.storage)) {
            RandomHistory random = new RandomHistory(campus);
            Set<Id> all = new LinkedHashSet<>(List.of(campus.defaultBook()));
            Set<Id> merged = new HashSet<>();
            for (int i = 0; i < 6; i++) {
                campus.contact(campus.address(campus.book()));
            }
            ListMirror mirror = new ListMirror(campus, ANYONE, FeedQuery.ALL);
            for (int round = 0; round < Dice.rounds(20); round++) {
                CampusCopy known = CampusCopy.of(campus, random.writers());
                all.addAll(known.books());
                all.addAll(known.addresses());
                all.addAll(known.contacts());
                for (int i = 0; i < 20; i++) {
                    Duration next = Duration.ofMinutes(dice.below(HOURS * 60));
                    opened.hands.accept(next.minus(shown));
                    shown = next;
                    if (dice.oneIn(10)) {
                        merge(campus, dice, known.addresses(), merged);
                    } else {
                        random.one(dice, known, ANYONE);
                    }
                }
                mirror.requireEqual();
            }
            all.removeAll(random.erased());
            all.forEach(id -> requireOrder(campus, id, merged.contains(id)));
            copy = ArchiveRecorder.of(campus.storage());
        }
        try (CampusFixture campus = campus()) {
            campus.storage().archive().importFrom(copy);
            assertThat(ArchiveRecorder.of(campus.storage()).texts()).isEqualTo(copy.texts());
        }
    }

    /** Attempts to merge an address into another one. */
    private static void merge(CampusFixture campus, Dice dice, List<Id> addresses, Set<Id> merged) {
        if (addresses.isEmpty()) {
            return;
        }
        Id kept = dice.pick(addresses);
        Id other = dice.pick(addresses);
        try {
            campus.addresses().into(kept).merge(ANYONE, other);
            merged.addAll(List.of(kept, other));
        } catch (Refusal refused) {
            // they are one, or one of them is gone
        }
    }

    /**
     * Requires that each version begins when the one before ends, and after it.
     *
     * @param isMerged whether another object may be found by this Id
     */
    private static void requireOrder(CampusFixture campus, Id id, boolean isMerged) {
        List<? extends HistoryEntry<?>> entries =
                HistoryFixture.of(campus, id).list(ANYONE, id, null, 1000).entries();
        assertThat(entries.stream().map(HistoryEntry::at).toList())
                .as("moments of %s", entries)
                .isSortedAccordingTo(Comparator.reverseOrder());
        List<? extends HistoryEntry<?>> versions =
                entries.stream().filter(entry -> entry.change().isVersion()).toList();
        for (int i = 0; i < versions.size(); i++) {
            HistoryEntry<?> version = versions.get(i);
            Optional<HistoryEntry<?>> before =
                    i + 1 < versions.size() ? Optional.of(versions.get(i + 1)) : Optional.empty();
            before.ifPresent(earlier -> {
                assertThat(version.version()).as("%s", versions).isGreaterThan(earlier.version());
                assertThat(version.at()).as("%s", versions).isAfter(earlier.at());
            });
            if (!isMerged) {
                assertThat(found(campus, id, version.at())).as("%s", versions).isEqualTo(content(version));
                assertThat(found(campus, id, version.at().minusMillis(1)))
                        .as("%s", versions)
                        .isEqualTo(before.flatMap(RandomClockContract::content));
            }
        }
    }

    private static Optional<OsidObject> content(HistoryEntry<?> entry) {
        return Optional.ofNullable(entry.object());
    }

    private static Optional<OsidObject> found(CampusFixture campus, Id id, Instant moment) {
        return campus.look(unit -> {
            RecordedState past = unit.asOf(moment);
            if (campus.service().ownIds().number(ObjectKind.CONTACT, id).isPresent()) {
                return past.contacts().find(id, Visibility.EVERYTHING).map(OsidObject.class::cast);
            }
            return campus.service().ownIds().number(ObjectKind.ADDRESS, id).isPresent()
                    ? past.addresses().find(id, Visibility.EVERYTHING).map(OsidObject.class::cast)
                    : past.addressBooks().find(id, Visibility.EVERYTHING).map(OsidObject.class::cast);
        });
    }
}
