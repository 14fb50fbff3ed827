package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressQuery;
import campus.contacts.BookQuery;
import campus.contacts.ContactQuery;
import campus.contacts.FiledObjectQuery;
import campus.contacts.ListOrder;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.RandomChanges;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.CampusModel;
import campus.contacts.testing.Dice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lists of smart address books contain what both queries select from everything that the reader sees in a naive model,
 * now and as of earlier moments (queries, section 9).
 */
public interface RandomSmartBooksContract extends StorageFixture {
    @Test
    @Tag("random")
    default void lists_of_smart_books_equal_filtered_lists_of_a_naive_model() {
        Dice dice = Dice.of("smart books");
        try (CampusFixture campus = campus()) {
            CampusModel model = RandomListsContract.people(campus, dice);
            List<Id> smart = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                smart.add(campus.book());
                model.add(campus.bookOf(smart.get(i)));
                change(campus, dice, model, smart, smart.get(i));
            }
            for (int i = 0; i < Dice.rounds(150); i++) {
                RandomChanges.one(campus, dice, model);
                Id book = dice.pick(smart);
                if (dice.oneIn(3)) {
                    change(campus, dice, model, smart, book);
                }
                Caller caller = caller(dice, model, book);
                assertContacts(campus, dice, model, caller, smart, book);
                assertAddresses(campus, dice, model, caller, smart, book);
            }
        }
    }

    private static void change(CampusFixture campus, Dice dice, CampusModel model, List<Id> smart, Id book) {
        BookQuery query = new BookQuery(
                dice.oneIn(8) ? null : contacts(dice, model, smart),
                dice.oneIn(8) ? "" : addresses(dice, model, smart));
        campus.books().setQuery(ANYONE, book, VersionPrecondition.NONE, query);
    }

    private static String contacts(Dice dice, CampusModel model, List<Id> smart) {
        StringJoiner query = filters(dice, model, smart);
        add(query, "addressId", dice.rarely(6, () -> dice.pick(model.addresses())));
        add(query, "referenceId", dice.rarely(4, () -> dice.pick(RandomListsContract.FOREIGN)));
        add(query, "addresseeId", dice.rarely(6, () -> dice.pick(RandomListsContract.FOREIGN)));
        add(query, "effective", dice.rarely(4, () -> dice.oneIn(2)));
        Instant moment = CampusFixture.NOON.plusSeconds(dice.below(9));
        add(query, "fromDate", dice.rarely(4, () -> moment));
        add(query, "toDate", dice.rarely(4, () -> moment.plusSeconds(dice.below(3))));
        return query.toString();
    }

    private static String addresses(Dice dice, CampusModel model, List<Id> smart) {
        StringJoiner query = filters(dice, model, smart);
        add(query, "resourceId", dice.rarely(3, () -> dice.pick(RandomListsContract.FOREIGN)));
        return query.toString();
    }

    private static StringJoiner filters(Dice dice, CampusModel model, List<Id> smart) {
        StringJoiner query = new StringJoiner("&");
        add(query, "addressBookId", dice.rarely(2, () -> dice.oneIn(6) ? dice.pick(smart) : place(dice, model)));
        add(query, "genusTypeId", dice.rarely(6, () -> dice.pick(RandomListsContract.FOREIGN)));
        add(query, "recordTypeId", dice.rarely(8, () -> CampusFixture.PHONE));
        add(query, "q", dice.rarely(5, () -> dice.pick(RandomListsContract.NAMES.subList(0, 5))));
        return query;
    }

    private static Id place(Dice dice, CampusModel model) {
        return dice.pick(model.hierarchy.books());
    }

    private static void add(StringJoiner query, String name, Object value) {
        if (value != null) {
            query.add(name + '=' + value);
        }
    }

    private static Caller caller(Dice dice, CampusModel model, Id book) {
        Set<Id> seen = dice.some(4, model.hierarchy.books());
        seen.add(book);
        GrantScope lookup = dice.oneIn(3) ? GrantScope.EVERYWHERE : GrantScope.of(seen);
        GrantScope flag = dice.oneIn(2) ? GrantScope.EVERYWHERE : GrantScope.NOWHERE;
        return new Caller(
                "",
                Map.of(
                        AccessFunction.LOOKUP, lookup,
                        AccessFunction.PRIVATE, flag,
                        AccessFunction.INTERNAL, flag,
                        AccessFunction.UPDATE, GrantScope.of(dice.some(4, model.hierarchy.books()))));
    }

    private static <Q extends FiledObjectQuery<Q>> boolean findsNothing(Optional<Q> stored, List<Id> smart) {
        return stored.isEmpty()
                || stored.get()
                        .on()
                        .filter(on -> smart.contains(on.addressBookId()))
                        .isPresent();
    }

    private static void assertContacts(
            CampusFixture campus, Dice dice, CampusModel model, Caller caller, List<Id> smart, Id book) {
        ContactQuery asked = RandomListsContract.contactQuery(dice, model);
        ContactQuery inBook = asked.on(new AddressBookScope(book, dice.pick(List.of(AddressBookView.values()))));
        Optional<ContactQuery> stored = campus.bookOf(book)
                .query()
                .contacts(campus.service().types(), campus.clock().instant());
        List<OsidObject> expected = new ArrayList<>(model.list(asked.inEveryBook(), caller.visibility()));
        if (findsNothing(stored, smart)) {
            expected.clear();
        } else {
            expected.retainAll(matching(model, stored.get(), caller.visibility()));
        }
        PageRequest window = RandomListsContract.window(dice, expected, ListOrder.values());
        String what =
                "%s in %s for %s at %s".formatted(asked, campus.bookOf(book).query(), caller, window);
        assertThat(campus.contacts().list(caller, inBook, window).items())
                .as(what)
                .isEqualTo(RandomListsContract.cut(expected, window));
        assertThat(campus.contacts().count(caller, inBook)).as(what).isEqualTo(expected.size());
    }

    /** Returns the contacts that a stored query finds; the model knows no words. */
    private static List<? extends OsidObject> matching(CampusModel model, ContactQuery stored, Visibility visibility) {
        return model.list(stored.matching(null), visibility).stream()
                .filter(contact -> stored.text() == null || stored.text().matches(contact))
                .toList();
    }

    private static void assertAddresses(
            CampusFixture campus, Dice dice, CampusModel model, Caller caller, List<Id> smart, Id book) {
        AddressQuery asked = RandomListsContract.addressQuery(dice, model);
        AddressQuery inBook = asked.on(new AddressBookScope(book, dice.pick(List.of(AddressBookView.values()))));
        Optional<AddressQuery> stored =
                campus.bookOf(book).query().addresses(campus.service().types());
        List<OsidObject> expected = new ArrayList<>(model.list(asked.inEveryBook(), caller.visibility()));
        if (findsNothing(stored, smart)) {
            expected.clear();
        } else {
            AddressQuery query = stored.get();
            expected.retainAll(model.list(query.matching(null), caller.visibility()).stream()
                    .filter(address -> query.text() == null || query.text().matches(address))
                    .toList());
        }
        PageRequest window = RandomListsContract.window(dice, expected, RandomListsContract.BY_NAME);
        String what =
                "%s in %s for %s at %s".formatted(asked, campus.bookOf(book).query(), caller, window);
        assertThat(campus.addresses().list(caller, inBook, window).items())
                .as(what)
                .isEqualTo(RandomListsContract.cut(expected, window));
        assertThat(campus.addresses().count(caller, inBook)).as(what).isEqualTo(expected.size());
    }

    @Test
    @Tag("random")
    default void lists_of_the_past_equal_those_of_then() {
        Dice dice = Dice.of("smart books of the past");
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            CampusModel model = RandomListsContract.people(campus, dice);
            List<Id> smart = List.of(campus.book(), campus.book(), campus.book());
            Map<Instant, List<List<Id>>> answers = new LinkedHashMap<>();
            for (int round = 0; round < Dice.rounds(8); round++) {
                smart.forEach(book -> change(campus, dice, model, smart, book));
                for (int i = 0; i < 3; i++) {
                    Id contact = dice.pick(model.contacts());
                    campus.contacts()
                            .update(
                                    ANYONE,
                                    contact,
                                    VersionPrecondition.NONE,
                                    form -> form.withAddressee(dice.pick(RandomListsContract.FOREIGN)));
                }
                Instant quiet = history.quiet();
                answers.put(quiet, answers(history, smart, quiet));
                answers.forEach((moment, then) -> assertThat(answers(history, smart, moment))
                        .as("as of %s", moment)
                        .isEqualTo(then));
                assertThat(answers.get(quiet)).as("now").isEqualTo(present(campus, smart));
            }
        }
    }

    private static List<List<Id>> answers(HistoryFixture history, List<Id> smart, Instant moment) {
        var contacts = history.campus().service().contactHistory().asOf(moment);
        var addresses = history.campus().service().addressHistory().asOf(moment);
        List<List<Id>> answers = new ArrayList<>();
        for (Id book : smart) {
            PageRequest all = CampusFixture.all();
            answers.add(CampusFixture.ids(contacts.list(ANYONE, SmartBookContract.contactsIn(book), all)
                    .items()));
            answers.add(CampusFixture.ids(addresses
                    .list(ANYONE, SmartBookContract.addressesIn(book), all)
                    .items()));
        }
        return answers;
    }

    private static List<List<Id>> present(CampusFixture campus, List<Id> smart) {
        List<List<Id>> answers = new ArrayList<>();
        for (Id book : smart) {
            answers.add(SmartBookContract.found(campus, ANYONE, SmartBookContract.contactsIn(book)));
            answers.add(SmartBookContract.found(campus, ANYONE, SmartBookContract.addressesIn(book)));
        }
        return answers;
    }
}
