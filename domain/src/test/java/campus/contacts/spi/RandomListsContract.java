package campus.contacts.spi;

import static campus.contacts.spi.Campus.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.Dice;
import campus.contacts.Effective;
import campus.contacts.Id;
import campus.contacts.NewObject;
import campus.contacts.OsidObject;
import campus.contacts.Reach;
import campus.contacts.Shelf;
import campus.contacts.Sight;
import campus.contacts.Timing;
import campus.contacts.TypeFilter;
import campus.contacts.View;
import campus.contacts.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists hold what a naive model of the campus lists, whatever filters, sight and window are combined. */
public interface RandomListsContract extends StorageFixture {
    /** People with these netids and roles may come to be, but for the one that is spelled otherwise. */
    List<Id> FOREIGN = Stream.of(
                    "resource.Resource:a", "resource.Resource:A", "resource.Resource:b", "personnel.Position:c")
            .map(name -> Id.parse(name + '@' + AUTHORITY))
            .toList();

    List<List<Id>> RECORDS =
            List.of(List.of(), List.of(Campus.PHONE), List.of(Campus.MOBILE), List.of(Campus.MOBILE, Campus.PHONE));

    @Test
    default void lists_hold_what_a_naive_model_lists() {
        Dice dice = Dice.of("lists");
        try (Campus campus = campus()) {
            CampusModel model = people(campus, dice);
            for (int i = 0; i < 400; i++) {
                Upheaval.one(campus, dice, model);
                Sight sight = new Sight(reach(dice, model), dice.oneIn(2), dice.oneIn(2), reach(dice, model));
                Window window = window(dice);
                assertContacts(campus, model, contactQuery(dice, model), sight, window);
                assertAddresses(campus, model, addressQuery(dice, model), sight, window);
                assertBooks(campus, model, bookQuery(dice, model, sight.reach()), sight, window);
            }
        }
    }

    private static Reach reach(Dice dice, CampusModel model) {
        return dice.oneIn(3) ? Reach.EVERYWHERE : Reach.of(dice.some(5, model.hierarchy.books()));
    }

    private static CampusModel people(Campus campus, Dice dice) {
        CampusModel model = new CampusModel(campus.bookOf(campus.defaultBook()));
        for (int i = 0; i < 12; i++) {
            AddressBookForm form = AddressBookForm.named("book " + i).withProvider(foreign(dice));
            NewObject asked = new NewObject(foreign(dice), List.of(), null);
            Id book = campus.books().create(ANYONE, asked, form).id();
            List<Id> above = model.hierarchy.books();
            model.add(campus.bookOf(book));
            for (Id parent : dice.some(4, above)) {
                campus.books().addChild(ANYONE, parent, book);
                model.hierarchy.addChild(parent, book);
            }
        }
        for (int i = 0; i < 30; i++) {
            Set<Id> books = places(dice, model);
            AddressForm form = AddressForm.named("address " + i).withResource(foreign(dice));
            NewObject asked = new NewObject(
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

    private static void addContact(Campus campus, Dice dice, CampusModel model) {
        Set<Id> books = places(dice, model);
        Contact.Link link = new Contact.Link(dice.pick(model.addresses()), dice.pick(FOREIGN));
        ContactForm form =
                ContactForm.named("contact").withAddressee(foreign(dice)).withEffective(period(dice));
        NewObject asked = new NewObject(
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

    private static Effective period(Dice dice) {
        Instant[] ends = {Campus.NOON.plusSeconds(dice.below(9)), Campus.NOON.plusSeconds(dice.below(9))};
        Arrays.sort(ends);
        return new Effective(dice.oneIn(3) ? null : ends[0], dice.oneIn(3) ? null : ends[1]);
    }

    private static Window window(Dice dice) {
        int limit = dice.oneIn(2) ? 1000 : dice.below(8);
        return switch (dice.below(4)) {
            case 0 -> Window.first(limit);
            case 1 -> new Window(Window.From.start(), dice.below(9), limit);
            case 2 -> Window.after(dice.below(60), limit);
            default -> new Window(new Window.From.Before(dice.below(60)), 0, limit);
        };
    }

    private static Shelf shelf(Dice dice, CampusModel model) {
        Id book = dice.oneIn(20) ? FilingContract.NO_BOOK : dice.pick(model.hierarchy.books());
        return dice.rarely(2, () -> new Shelf(book, dice.pick(List.of(View.values()))));
    }

    private static TypeFilter types(Dice dice) {
        return new TypeFilter(
                dice.rarely(4, () -> dice.some(2, FOREIGN)),
                dice.rarely(6, () -> dice.some(2, List.of(Campus.PHONE, Campus.MOBILE))));
    }

    private static Timing timing(Dice dice) {
        Instant moment = Campus.NOON.plusSeconds(dice.below(9));
        return switch (dice.below(4)) {
            case 0 -> new Timing.At(moment);
            case 1 -> new Timing.NotAt(moment);
            case 2 -> new Timing.Overlapping(period(dice));
            default -> new Timing.Throughout(period(dice));
        };
    }

    private static ContactQuery contactQuery(Dice dice, CampusModel model) {
        ContactQuery.Ends ends = new ContactQuery.Ends(
                dice.rarely(4, () -> dice.pick(model.addresses())),
                dice.rarely(4, () -> dice.pick(FOREIGN)),
                dice.rarely(4, () -> dice.pick(FOREIGN)));
        List<Timing> timings = new ArrayList<>();
        while (dice.oneIn(3)) {
            timings.add(timing(dice));
        }
        return new ContactQuery(shelf(dice, model), types(dice), ends, timings, null);
    }

    private static AddressQuery addressQuery(Dice dice, CampusModel model) {
        return new AddressQuery(shelf(dice, model), types(dice), dice.rarely(3, () -> dice.pick(FOREIGN)));
    }

    /** The place that a position names is within reach: the use cases see to that before they ask a storage. */
    private static AddressBookQuery bookQuery(Dice dice, CampusModel model, Reach reach) {
        Id place = dice.pick(model.hierarchy.books());
        Position position = switch (dice.below(6)) {
            case 0 -> new Position.ChildOf(place);
            case 1 -> new Position.ParentOf(place);
            case 2 -> new Position.Root();
            default -> null;
        };
        boolean named = position instanceof Position.ChildOf || position instanceof Position.ParentOf;
        return new AddressBookQuery(
                named && !model.hierarchy.isWithin(place, reach) ? null : position,
                types(dice),
                dice.rarely(5, () -> dice.pick(FOREIGN)),
                dice.rarely(5, () -> dice.pick(model.contacts())),
                dice.rarely(5, () -> dice.pick(model.addresses())));
    }

    private static void assertContacts(
            Campus campus, CampusModel model, ContactQuery query, Sight sight, Window window) {
        List<Contact> all = model.list(query, sight);
        assertThat(campus.<List<Contact>>look(unit -> unit.contacts().list(query, sight, window)))
                .as("%s in %s at %s", query, sight, window)
                .isEqualTo(cut(all, window));
        assertThat(campus.count(query, sight)).isEqualTo(all.size());
    }

    private static void assertAddresses(
            Campus campus, CampusModel model, AddressQuery query, Sight sight, Window window) {
        List<? extends OsidObject> all = model.list(query, sight);
        assertThat(campus.<List<? extends OsidObject>>look(
                        unit -> unit.addresses().list(query, sight, window)))
                .as("%s in %s at %s", query, sight, window)
                .isEqualTo(cut(all, window));
        assertThat(campus.count(query, sight)).isEqualTo(all.size());
    }

    private static void assertBooks(
            Campus campus, CampusModel model, AddressBookQuery query, Sight sight, Window window) {
        List<? extends OsidObject> all = model.list(query, sight);
        assertThat(campus.<List<? extends OsidObject>>look(
                        unit -> unit.addressBooks().list(query, sight, window)))
                .as("%s in %s at %s", query, sight, window)
                .isEqualTo(cut(all, window));
        assertThat(campus.count(query, sight)).isEqualTo(all.size());
    }

    private static List<OsidObject> cut(List<? extends OsidObject> all, Window window) {
        List<OsidObject> left = new ArrayList<>(all);
        if (window.from() instanceof Window.From.After after) {
            left.removeIf(object -> object.identity().number() <= after.position());
        } else if (window.from() instanceof Window.From.Before before) {
            left.removeIf(object -> object.identity().number() >= before.position());
            return left.subList(Math.max(0, left.size() - window.limit()), left.size());
        }
        int start = (int) Math.min(window.offset(), left.size());
        return left.subList(start, Math.min(left.size(), start + window.limit()));
    }
}
