package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.ListOrder;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.ObjectReader;
import campus.contacts.spi.RecordedState;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Concurrently;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.RandomHistory;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.CampusCopy;
import campus.contacts.spi.model.PastModel;
import campus.contacts.testing.Dice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lists of the past equal copies that were made then, for random writes and callers with different rights (recorded
 * time, section 2).
 */
public interface RandomPastContract extends StorageFixture {
    ListOrder[] OF_CONTACTS = {
        ListOrder.CREATION, ListOrder.DISPLAY_NAME, ListOrder.START_DATE, ListOrder.START_DATE_DESCENDING
    };

    Caller AMY = new Caller("amy", ANYONE.grants());

    @Test
    @Tag("random")
    default void lists_of_the_past_equal_copies_made_then() {
        Dice dice = Dice.of("past");
        check(dice, Dice.rounds(12), (random, known) -> {
            for (int i = 0; i < 40; i++) {
                random.one(dice, known, dice.oneIn(2) ? ANYONE : AMY);
            }
        });
    }

    @Test
    @Tag("random")
    default void lists_of_the_past_equal_copies_made_then_despite_concurrent_writers() {
        check(Dice.of("concurrent past"), Dice.rounds(6), (random, known) -> {
            List<Concurrently.Runner> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                Dice own = Dice.of("past of writer " + writer);
                writers.add(() -> {
                    for (int i = 0; i < 20; i++) {
                        random.one(own, known, ANYONE);
                    }
                    return null;
                });
            }
            assertThat(Concurrently.refusals(Concurrently.run(writers))).isEmpty();
        });
    }

    /** Makes random changes to the objects of a copy, and others. */
    interface Writers {
        void write(RandomHistory random, CampusCopy known);
    }

    private void check(Dice dice, int rounds, Writers writers) {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            RandomHistory random = new RandomHistory(campus);
            for (int i = 0; i < 6; i++) {
                Id address = campus.address(campus.book());
                campus.contact(address);
            }
            Map<Instant, CampusCopy> copies = new LinkedHashMap<>();
            CampusCopy now = CampusCopy.of(campus, random.writers());
            for (int round = 0; round < rounds; round++) {
                writers.write(random, now);
                Instant quiet = history.quiet();
                now = CampusCopy.of(campus, random.writers());
                copies.put(quiet, now);
                copies.values().forEach(copy -> copy.erase(random.erased()));
                for (Map.Entry<Instant, CampusCopy> copy : copies.entrySet()) {
                    PastModel model = new PastModel(copy.getValue(), now, random.lastBooks(), random.privateSubjects());
                    for (int i = 0; i < 5; i++) {
                        compare(campus, dice, copy.getKey(), model);
                    }
                }
            }
        }
    }

    private static void compare(CampusFixture campus, Dice dice, Instant moment, PastModel model) {
        Visibility visibility = new Visibility(
                scope(dice, model.now()),
                dice.oneIn(2),
                dice.oneIn(2),
                scope(dice, model.now()),
                dice.oneIn(2) ? AMY.key() : null);
        List<Id> places = model.places(visibility);
        ContactQuery contacts = new ContactQuery(
                place(dice, places),
                TypeFilter.ANY,
                new ContactQuery.Ends(
                        dice.rarely(4, () -> any(dice, model.then().addresses(), campus)),
                        dice.rarely(4, () -> dice.pick(RandomListsContract.FOREIGN)),
                        dice.rarely(4, () -> dice.pick(RandomListsContract.FOREIGN))),
                List.of(),
                List.of(),
                ids(dice, model.then().contacts()),
                RandomListsContract.text(dice));
        List<Contact> found = model.list(contacts, visibility);
        compare(campus, dice, moment, RecordedState::contacts, contacts, visibility, found);
        compareAddresses(campus, moment, model, visibility, found);
        AddressQuery addresses = new AddressQuery(
                        place(dice, places),
                        TypeFilter.ANY,
                        dice.rarely(3, () -> dice.pick(RandomListsContract.FOREIGN)))
                .among(ids(dice, model.then().addresses()))
                .matching(RandomListsContract.text(dice));
        compare(
                campus,
                dice,
                moment,
                RecordedState::addresses,
                addresses,
                visibility,
                model.list(addresses, visibility));
        AddressBookQuery books = books(dice, model, places, campus);
        compare(campus, dice, moment, RecordedState::addressBooks, books, visibility, model.list(books, visibility));
        if (dice.oneIn(5)) {
            compareItems(campus, moment, model, visibility);
        }
    }

    /** Compares what a list of contacts shows with their addresses. */
    private static void compareAddresses(
            CampusFixture campus, Instant moment, PastModel model, Visibility visibility, List<Contact> contacts) {
        Set<Id> used =
                contacts.stream().map(contact -> contact.link().addressId()).collect(Collectors.toSet());
        campus.look(unit -> {
            assertThat(unit.asOf(moment).addresses().findAll(used, visibility).values())
                    .as("addresses of %s in %s", moment, visibility)
                    .containsExactlyInAnyOrderElementsOf(model.list(AddressQuery.ALL.among(used), visibility));
            return null;
        });
    }

    private static void compareItems(CampusFixture campus, Instant moment, PastModel model, Visibility visibility) {
        List<Id> contacts = CampusFixture.ids(model.list(ContactQuery.ALL, visibility));
        List<Id> addresses = CampusFixture.ids(model.list(AddressQuery.ALL, visibility));
        List<Id> books = CampusFixture.ids(model.list(AddressBookQuery.ALL, visibility));
        campus.look(unit -> {
            RecordedState past = unit.asOf(moment);
            assertThat(model.then().contacts())
                    .as("contacts of %s in %s", moment, visibility)
                    .filteredOn(id -> past.contacts().find(id, visibility).isPresent())
                    .isEqualTo(contacts);
            assertThat(model.then().addresses())
                    .as("addresses of %s in %s", moment, visibility)
                    .filteredOn(id -> past.addresses().find(id, visibility).isPresent())
                    .isEqualTo(addresses);
            assertThat(model.then().books())
                    .as("books of %s in %s", moment, visibility)
                    .filteredOn(id -> past.addressBooks().find(id, visibility).isPresent())
                    .isEqualTo(books);
            return null;
        });
    }

    private static GrantScope scope(Dice dice, CampusCopy now) {
        return dice.oneIn(3) ? GrantScope.EVERYWHERE : GrantScope.of(dice.some(3, now.books()));
    }

    private static AddressBookScope place(Dice dice, List<Id> places) {
        return places.isEmpty() || dice.oneIn(2)
                ? null
                : new AddressBookScope(dice.pick(places), dice.pick(List.of(AddressBookView.values())));
    }

    private static Id any(Dice dice, List<Id> all, CampusFixture campus) {
        return all.isEmpty() ? campus.defaultBook() : dice.pick(all);
    }

    private static AddressBookQuery books(Dice dice, PastModel model, List<Id> places, CampusFixture campus) {
        Id place = places.isEmpty() ? null : dice.pick(places);
        Position position = switch (place == null ? 2 + dice.below(3) : dice.below(5)) {
            case 0 -> new Position.ChildOf(place);
            case 1 -> new Position.ParentOf(place);
            case 2 -> new Position.Root();
            default -> null;
        };
        return new AddressBookQuery(
                position,
                TypeFilter.ANY,
                dice.rarely(5, () -> dice.pick(RandomListsContract.FOREIGN)),
                dice.rarely(5, () -> any(dice, model.then().contacts(), campus)),
                dice.rarely(5, () -> any(dice, model.then().addresses(), campus)),
                new AddressBookQuery.Lineage(
                        dice.rarely(4, () -> any(dice, model.now().books(), campus)),
                        dice.rarely(4, () -> any(dice, model.then().books(), campus))),
                ids(dice, model.then().books()),
                RandomListsContract.text(dice));
    }

    /** Returns some of the objects, and an Id of none. */
    private static Set<Id> ids(Dice dice, List<Id> all) {
        return dice.rarely(4, () -> {
            Set<Id> ids = dice.some(2, all);
            ids.add(FilingContract.NO_BOOK);
            return ids;
        });
    }

    private static <T extends OsidObject, Q> void compare(
            CampusFixture campus,
            Dice dice,
            Instant moment,
            Function<RecordedState, ObjectReader<T, Q>> readers,
            Q query,
            Visibility visibility,
            List<T> expected) {
        campus.look(unit -> {
            ObjectReader<T, Q> past = readers.apply(unit.asOf(moment));
            assertThat(past.list(query, visibility, CampusFixture.all()))
                    .as("%s of %s in %s", query, moment, visibility)
                    .isEqualTo(expected);
            assertThat(past.count(query, visibility)).isEqualTo(expected.size());
            boolean areContacts = query instanceof ContactQuery;
            for (ListOrder order : areContacts ? OF_CONTACTS : RandomListsContract.BY_NAME) {
                PageRequest window = RandomListsContract.window(dice, expected, order);
                assertThat(past.list(query, visibility, window))
                        .as("%s of %s in %s at %s", query, moment, visibility, window)
                        .isEqualTo(RandomListsContract.cut(expected, window));
            }
            if (!expected.isEmpty()) {
                T first = expected.get(0);
                assertThat(past.find(first.id(), visibility)).contains(first);
                assertThat(past.findAll(CampusFixture.ids(expected), visibility).values())
                        .containsExactlyInAnyOrderElementsOf(expected);
                PageRequest rest = PageRequest.after(first.identity().number(), 3);
                assertThat(past.list(query, visibility, rest))
                        .isEqualTo(expected.subList(1, Math.min(4, expected.size())));
            }
            return null;
        });
    }
}
