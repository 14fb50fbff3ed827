package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Address;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.EffectiveFilter;
import campus.contacts.ListOrder;
import campus.contacts.ListPosition;
import campus.contacts.OsidObject;
import campus.contacts.PageRequest;
import campus.contacts.TextQuery;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.RandomChanges;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.CampusModel;
import campus.contacts.spi.model.DirectoryPeople;
import campus.contacts.testing.Dice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Lists contain the same objects as those of a naive model, for random combinations of filters, visibility and page.
 */
public interface RandomListsContract extends StorageFixture {
    /** Ids whose netids and roles random people may have, except for the one with a different spelling. */
    List<Id> FOREIGN = Stream.of(
                    "resource.Resource:a", "resource.Resource:A", "resource.Resource:b", "personnel.Position:c")
            .map(name -> Id.parse(name + '@' + AUTHORITY))
            .toList();

    ListOrder[] BY_NAME = {ListOrder.CREATION, ListOrder.DISPLAY_NAME, ListOrder.DISPLAY_NAME_DESCENDING};

    /** Names that differ in case, marks and length only, and others. */
    List<String> NAMES = List.of("a", "A", "\u00c4", "aa", "b", "\u00df", "ss", "\u5b57", "\ud83d\ude80", "\ue000");

    /** Beginnings of words of some names and of identifiers. */
    List<String> TYPED = List.of(
            "a", "A", "\u00e4", "aa", "ss", "\u00df", "s", "\u5b57", "b", "a b", "an", "ad", "contact", "x", "c");

    List<List<Id>> RECORDS = List.of(
            List.of(),
            List.of(CampusFixture.PHONE),
            List.of(CampusFixture.MOBILE),
            List.of(CampusFixture.MOBILE, CampusFixture.PHONE));

    @Test
    @Tag("random")
    default void lists_equal_those_of_a_naive_model() {
        Dice dice = Dice.of("lists");
        try (CampusFixture campus = campus()) {
            CampusModel model = people(campus, dice);
            for (int i = 0; i < Dice.rounds(400); i++) {
                RandomChanges.one(campus, dice, model);
                Visibility visibility =
                        new Visibility(grantScope(dice, model), dice.oneIn(2), dice.oneIn(2), grantScope(dice, model));
                assertContacts(
                        campus,
                        model,
                        contactQuery(dice, model),
                        visibility,
                        window(dice, model.list(ContactQuery.ALL, Visibility.EVERYTHING), ListOrder.values()));
                assertAddresses(
                        campus,
                        model,
                        addressQuery(dice, model),
                        visibility,
                        window(dice, model.list(AddressQuery.ALL, Visibility.EVERYTHING), BY_NAME));
                assertBooks(
                        campus,
                        model,
                        bookQuery(dice, model, visibility.grantScope()),
                        visibility,
                        window(dice, model.list(AddressBookQuery.ALL, Visibility.EVERYTHING), BY_NAME));
            }
        }
    }

    private static GrantScope grantScope(Dice dice, CampusModel model) {
        return dice.oneIn(3) ? GrantScope.EVERYWHERE : GrantScope.of(dice.some(5, model.hierarchy.books()));
    }

    static CampusModel people(CampusFixture campus, Dice dice) {
        CampusModel model = new CampusModel(campus.bookOf(campus.defaultBook()));
        for (int i = 0; i < 12; i++) {
            AddressBookForm form = AddressBookForm.named(dice.pick(NAMES)).withProvider(foreign(dice));
            CreationRequest asked = new CreationRequest(foreign(dice), List.of(), null);
            Id book = campus.books().create(ANYONE, asked, form).id();
            List<Id> above = model.hierarchy.books();
            model.add(campus.bookOf(book));
            for (Id parent : dice.some(4, above)) {
                campus.hierarchy().addChild(ANYONE, parent, book);
                model.hierarchy.addChild(parent, book);
            }
        }
        for (int i = 0; i < 30; i++) {
            Set<Id> books = places(dice, model);
            AddressForm form = AddressForm.named(dice.pick(NAMES)).withResource(foreign(dice));
            CreationRequest asked = new CreationRequest(
                    foreign(dice),
                    List.of(DirectoryPeople.REACHED),
                    books.iterator().next());
            Id address = campus.addresses().create(ANYONE, asked, form).id();
            books.forEach(book -> campus.addresses().file(ANYONE, address, book));
            model.add(campus.addressOf(address), books);
        }
        for (int i = 0; i < 60; i++) {
            addContact(campus, dice, model);
        }
        return model;
    }

    private static void addContact(CampusFixture campus, Dice dice, CampusModel model) {
        Set<Id> books = places(dice, model);
        Contact.Link link = new Contact.Link(dice.pick(model.addresses()), dice.pick(FOREIGN));
        ContactForm form =
                ContactForm.named(dice.pick(NAMES)).withAddressee(foreign(dice)).withEffective(period(dice));
        CreationRequest asked = new CreationRequest(
                foreign(dice), dice.pick(RECORDS), books.iterator().next());
        Id contact = campus.contacts().create(ANYONE, link, asked, form).id();
        books.forEach(book -> campus.contacts().file(ANYONE, contact, book));
        model.add(campus.contactOf(contact), books);
    }

    private static Set<Id> places(Dice dice, CampusModel model) {
        Set<Id> books = dice.some(5, model.hierarchy.books());
        return books.isEmpty() ? Set.of(dice.pick(model.hierarchy.books())) : books;
    }

    private static Id foreign(Dice dice) {
        return dice.oneIn(3) ? null : dice.pick(FOREIGN);
    }

    private static EffectivePeriod period(Dice dice) {
        Instant[] ends = {CampusFixture.NOON.plusSeconds(dice.below(9)), CampusFixture.NOON.plusSeconds(dice.below(9))};
        Arrays.sort(ends);
        return new EffectivePeriod(dice.oneIn(3) ? null : ends[0], dice.oneIn(3) ? null : ends[1]);
    }

    /** @param known all objects of that kind */
    static PageRequest window(Dice dice, List<? extends OsidObject> known, ListOrder... orders) {
        ListOrder order = dice.pick(List.of(orders));
        int limit = dice.oneIn(2) ? 1000 : dice.below(8);
        ListPosition position = known.isEmpty() ? order.end() : order.position(dice.pick(List.copyOf(known)));
        ListPosition beside = dice.oneIn(2) ? position : new ListPosition(position.key(), dice.below(60));
        return switch (dice.below(5)) {
            case 0 -> PageRequest.first(limit).in(order);
            case 1 -> new PageRequest(order, PageRequest.From.start(), dice.below(9), limit);
            case 2 -> new PageRequest(order, new PageRequest.From.After(beside), dice.below(3), limit);
            case 3 -> new PageRequest(order, new PageRequest.From.Before(order.end()), dice.below(3), limit);
            default -> new PageRequest(order, new PageRequest.From.Before(beside), dice.below(3), limit);
        };
    }

    private static AddressBookScope scope(Dice dice, CampusModel model) {
        Id book = dice.oneIn(20) ? FilingContract.NO_BOOK : dice.pick(model.hierarchy.books());
        return dice.rarely(2, () -> new AddressBookScope(book, dice.pick(List.of(AddressBookView.values()))));
    }

    private static TypeFilter types(Dice dice) {
        Set<Id> records = dice.rarely(6, () -> dice.some(2, List.of(CampusFixture.PHONE, CampusFixture.MOBILE)));
        return new TypeFilter(
                dice.rarely(4, () -> dice.some(2, FOREIGN)), records == null ? List.of() : List.of(records));
    }

    private static EffectiveFilter timing(Dice dice) {
        Instant moment = CampusFixture.NOON.plusSeconds(dice.below(9));
        return switch (dice.below(4)) {
            case 0 -> new EffectiveFilter.At(moment);
            case 1 -> new EffectiveFilter.NotAt(moment);
            case 2 -> new EffectiveFilter.Overlapping(period(dice));
            default -> new EffectiveFilter.Throughout(period(dice));
        };
    }

    static ContactQuery contactQuery(Dice dice, CampusModel model) {
        ContactQuery.Ends ends = new ContactQuery.Ends(
                dice.rarely(4, () -> dice.pick(model.addresses())),
                dice.rarely(4, () -> dice.pick(FOREIGN)),
                dice.rarely(4, () -> dice.pick(FOREIGN)));
        List<EffectiveFilter> timings = new ArrayList<>();
        while (dice.oneIn(3)) {
            timings.add(timing(dice));
        }
        return new ContactQuery(scope(dice, model), types(dice), ends, timings, null)
                .among(ids(dice, model.contacts()))
                .matching(text(dice));
    }

    static TextQuery text(Dice dice) {
        return dice.rarely(3, () -> TextQuery.of(dice.pick(TYPED)));
    }

    static AddressQuery addressQuery(Dice dice, CampusModel model) {
        return new AddressQuery(scope(dice, model), types(dice), dice.rarely(3, () -> dice.pick(FOREIGN)))
                .among(ids(dice, model.addresses()))
                .matching(text(dice));
    }

    /**
     * Returns a query; the book of its position is within the scope, which the use cases check before they query a
     * storage.
     */
    private static AddressBookQuery bookQuery(Dice dice, CampusModel model, GrantScope grantScope) {
        Id place = dice.pick(model.hierarchy.books());
        Position position = switch (dice.below(6)) {
            case 0 -> new Position.ChildOf(place);
            case 1 -> new Position.ParentOf(place);
            case 2 -> new Position.Root();
            default -> null;
        };
        boolean named = position instanceof Position.ChildOf || position instanceof Position.ParentOf;
        return new AddressBookQuery(
                named && !model.hierarchy.isWithin(place, grantScope) ? null : position,
                types(dice),
                dice.rarely(5, () -> dice.pick(FOREIGN)),
                dice.rarely(5, () -> dice.pick(model.contacts())),
                dice.rarely(5, () -> dice.pick(model.addresses())),
                new AddressBookQuery.Lineage(book(dice, model), book(dice, model)),
                ids(dice, model.hierarchy.books()),
                text(dice));
    }

    private static Id book(Dice dice, CampusModel model) {
        Id book = dice.oneIn(9) ? FilingContract.NO_BOOK : dice.pick(model.hierarchy.books());
        return dice.rarely(4, () -> book);
    }

    /** Returns some of the objects, and Ids of none. */
    private static Set<Id> ids(Dice dice, List<Id> all) {
        return dice.rarely(5, () -> {
            Set<Id> ids = dice.some(3, all);
            ids.addAll(dice.some(2, List.of(FOREIGN.get(0), FilingContract.NO_BOOK, FilingContract.NO_ADDRESS)));
            return ids;
        });
    }

    private static void assertContacts(
            CampusFixture campus, CampusModel model, ContactQuery query, Visibility visibility, PageRequest window) {
        List<Contact> all = model.list(query, visibility);
        assertThat(campus.<List<Contact>>look(unit -> unit.contacts().list(query, visibility, window)))
                .as("%s in %s at %s", query, visibility, window)
                .isEqualTo(cut(all, window));
        assertThat(campus.count(query, visibility)).isEqualTo(all.size());
        Set<Id> used = all.stream().map(contact -> contact.link().addressId()).collect(Collectors.toSet());
        assertThat(campus.<Map<Id, Address>>look(unit -> unit.addresses().findAll(used, visibility))
                        .values())
                .as("addresses of %s in %s", query, visibility)
                .containsExactlyInAnyOrderElementsOf(model.list(AddressQuery.ALL.among(used), visibility));
    }

    private static void assertAddresses(
            CampusFixture campus, CampusModel model, AddressQuery query, Visibility visibility, PageRequest window) {
        List<? extends OsidObject> all = model.list(query, visibility);
        assertThat(campus.<List<? extends OsidObject>>look(
                        unit -> unit.addresses().list(query, visibility, window)))
                .as("%s in %s at %s", query, visibility, window)
                .isEqualTo(cut(all, window));
        assertThat(campus.count(query, visibility)).isEqualTo(all.size());
    }

    private static void assertBooks(
            CampusFixture campus,
            CampusModel model,
            AddressBookQuery query,
            Visibility visibility,
            PageRequest window) {
        List<? extends OsidObject> all = model.list(query, visibility);
        assertThat(campus.<List<? extends OsidObject>>look(
                        unit -> unit.addressBooks().list(query, visibility, window)))
                .as("%s in %s at %s", query, visibility, window)
                .isEqualTo(cut(all, window));
        assertThat(campus.count(query, visibility)).isEqualTo(all.size());
    }

    static List<OsidObject> cut(List<? extends OsidObject> all, PageRequest window) {
        ListOrder order = window.order();
        List<OsidObject> left = new ArrayList<>(all);
        left.sort((one, other) -> order.compare(order.position(one), order.position(other)));
        if (window.from() instanceof PageRequest.From.After after) {
            left.removeIf(object -> order.compare(order.position(object), after.position()) <= 0);
        } else if (window.from() instanceof PageRequest.From.Before before) {
            left.removeIf(object -> order.compare(order.position(object), before.position()) >= 0);
            int end = (int) Math.max(0, left.size() - window.offset());
            return left.subList(Math.max(0, end - window.limit()), end);
        }
        int start = (int) Math.min(window.offset(), left.size());
        return left.subList(start, Math.min(left.size(), start + window.limit()));
    }
}
