package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Address;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.CreationRequest;
import campus.contacts.ListPosition;
import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.testing.Dice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists are read page by page (wire contract, section 3). */
public interface PageRequestContract extends StorageFixture {
    @Test
    default void a_list_is_in_creation_order() {
        try (CampusFixture campus = campus()) {
            List<Id> made = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                made.add(campus.address());
            }
            assertThat(campus.list(AddressQuery.ALL)).isEqualTo(made);
        }
    }

    @Test
    default void a_page_equals_that_of_a_naive_reader() {
        Dice dice = Dice.of("windows");
        try (CampusFixture campus = campus()) {
            List<Long> numbers = holedNumbers(campus, dice);
            for (int i = 0; i < 300; i++) {
                PageRequest window = window(dice, numbers);
                List<Address> found = campus.storage()
                        .read(unit -> unit.addresses().list(AddressQuery.ALL, Visibility.EVERYTHING, window));
                assertThat(found.stream().map(PageRequestContract::number).toList())
                        .as(window.toString())
                        .isEqualTo(cut(numbers, window));
            }
        }
    }

    private static List<Long> holedNumbers(CampusFixture campus, Dice dice) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Address address = campus.addressOf(campus.address());
            if (dice.oneIn(3)) {
                campus.addresses().delete(ANYONE, address.id(), VersionPrecondition.NONE);
            } else {
                numbers.add(number(address));
            }
        }
        return numbers;
    }

    private static PageRequest window(Dice dice, List<Long> numbers) {
        long position = numbers.get(0) - 2 + dice.below(50);
        int limit = dice.below(numbers.size() + 3);
        return switch (dice.below(7)) {
            case 0 -> PageRequest.first(limit);
            case 1 -> new PageRequest(PageRequest.From.start(), dice.below(numbers.size() + 3), limit);
            case 2 -> PageRequest.after(dice.oneIn(9) ? Long.MAX_VALUE : position, limit);
            case 3 -> PageRequest.after(dice.oneIn(9) ? -1 : position, limit);
            case 4 -> new PageRequest(new PageRequest.From.After(position), dice.below(numbers.size() + 3), limit);
            case 5 -> new PageRequest(new PageRequest.From.Before(position), dice.below(numbers.size() + 3), limit);
            default ->
                new PageRequest(new PageRequest.From.Before(dice.oneIn(9) ? Long.MAX_VALUE : position), 0, limit);
        };
    }

    private static List<Long> cut(List<Long> numbers, PageRequest window) {
        List<Long> left = new ArrayList<>(numbers);
        if (window.from() instanceof PageRequest.From.After after) {
            left.removeIf(number -> number <= after.position().number());
        } else if (window.from() instanceof PageRequest.From.Before before) {
            left.removeIf(number -> number >= before.position().number());
            int end = (int) Math.max(0, left.size() - window.offset());
            return left.subList(Math.max(0, end - window.limit()), end);
        }
        int start = (int) Math.min(window.offset(), left.size());
        return left.subList(start, Math.min(left.size(), start + window.limit()));
    }

    @Test
    default void pages_lead_to_the_end_and_back_to_the_start() {
        try (CampusFixture campus = campus()) {
            for (int size = 0; size <= 7; size++) {
                List<Id> all = campus.list(AddressQuery.ALL);
                for (int limit = 1; limit <= 8; limit++) {
                    List<Page<Address>> forwards = forwards(campus, limit);
                    assertThat(items(forwards)).isEqualTo(all);
                    assertThat(forwards).hasSize(Math.max(1, (size + limit - 1) / limit));
                    assertThat(items(backwards(campus, limit))).isEqualTo(all);
                }
                campus.address();
            }
        }
    }

    @Test
    default void an_empty_list_has_no_other_pages() {
        try (CampusFixture campus = campus()) {
            campus.address();
            campus.address();
            Page<Address> page = page(campus, PageRequest.first(0));
            assertThat(page).isEqualTo(new Page<>(List.of(), Optional.empty(), Optional.empty()));
            assertThat(page(campus, PageRequest.first(2)).next()).isEmpty();
            assertThat(page(campus, PageRequest.first(Integer.MAX_VALUE)).items())
                    .hasSize(2);
        }
    }

    @Test
    default void several_books_are_listed_with_a_large_limit_or_offset() {
        try (CampusFixture campus = campus()) {
            Id top = campus.book();
            List<Id> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(campus.address(campus.book(top)));
            }
            AddressQuery query =
                    new AddressQuery(new AddressBookScope(top, AddressBookView.FEDERATED), TypeFilter.ANY, null);
            Page<Address> many =
                    campus.addresses().list(ANYONE, query, new PageRequest(PageRequest.From.start(), 1, 50_000));
            assertThat(CampusFixture.ids(many.items())).isEqualTo(all.subList(1, 4));
            Page<Address> beyond =
                    campus.addresses().list(ANYONE, query, new PageRequest(PageRequest.From.start(), 50_000, 1));
            assertThat(beyond.items()).isEmpty();
        }
    }

    @Test
    default void a_page_after_an_offset_has_a_previous_page() {
        try (CampusFixture campus = campus()) {
            List<Id> all = List.of(campus.address(), campus.address(), campus.address());
            Page<Address> middle = page(campus, new PageRequest(PageRequest.From.start(), 1, 1));
            assertThat(CampusFixture.ids(middle.items())).containsExactly(all.get(1));
            assertThat(before(campus, middle, 5)).containsExactly(all.get(0));
            assertThat(CampusFixture.ids(page(
                                    campus,
                                    PageRequest.first(0).after(middle.next().orElseThrow(), 5))
                            .items()))
                    .containsExactly(all.get(2));
            Page<Address> beyond = page(campus, new PageRequest(PageRequest.From.start(), 9, 1));
            assertThat(beyond.items()).isEmpty();
            assertThat(beyond.next()).isEmpty();
            assertThat(before(campus, beyond, 2)).containsExactly(all.get(1), all.get(2));
        }
    }

    private static List<Id> before(CampusFixture campus, Page<Address> page, int limit) {
        PageRequest window =
                new PageRequest(new PageRequest.From.Before(page.previous().orElseThrow()), 0, limit);
        return CampusFixture.ids(page(campus, window).items());
    }

    @Test
    default void pages_neither_repeat_nor_skip_objects_during_writes() {
        Dice dice = Dice.of("walks while others write");
        try (CampusFixture campus = campus()) {
            Id top = campus.book();
            List<Id> books = List.of(top, campus.book(top), campus.book(top));
            for (int round = 0; round < 10; round++) {
                for (int i = 0; i < 15; i++) {
                    campus.address(dice.pick(books));
                }
                walk(campus, dice, books, new AddressBookScope(top, AddressBookView.FEDERATED));
            }
        }
    }

    private static void walk(CampusFixture campus, Dice dice, List<Id> books, AddressBookScope scope) {
        AddressQuery query = new AddressQuery(scope, TypeFilter.ANY, null);
        List<Id> steady = new ArrayList<>(campus.list(query));
        Set<Id> madeMeanwhile = new HashSet<>();
        List<Id> walked = new ArrayList<>();
        Optional<ListPosition> next = Optional.of(ListPosition.of(0));
        while (next.isPresent()) {
            Page<Address> page =
                    campus.addresses().list(ANYONE, query, PageRequest.first(0).after(next.get(), 1 + dice.below(4)));
            walked.addAll(CampusFixture.ids(page.items()));
            next = page.next();
            disturb(campus, dice, books, steady, madeMeanwhile);
        }
        assertThat(walked).doesNotHaveDuplicates().containsAll(steady);
        List<Id> order = new ArrayList<>(walked);
        order.retainAll(steady);
        assertThat(order).as("stable order").isEqualTo(steady);
        walked.removeIf(id -> !madeMeanwhile.contains(id));
        assertThat(walked).as("made meanwhile").hasSizeLessThanOrEqualTo(madeMeanwhile.size());
    }

    private static void disturb(
            CampusFixture campus, Dice dice, List<Id> books, List<Id> steady, Set<Id> madeMeanwhile) {
        if (dice.oneIn(3)) {
            Id id = campus.addresses()
                    .create(ANYONE, CreationRequest.in(dice.pick(books)), AddressForm.named("made meanwhile"))
                    .id();
            madeMeanwhile.add(id);
        }
        if (dice.oneIn(2) && !steady.isEmpty()) {
            Id id = dice.pick(steady);
            steady.remove(id);
            campus.addresses().delete(ANYONE, id, VersionPrecondition.NONE);
        }
        if (!steady.isEmpty()) {
            Id id = dice.pick(steady);
            campus.addresses().file(ANYONE, id, dice.pick(books));
            campus.addresses().update(ANYONE, id, VersionPrecondition.NONE, form -> form.withText(dice.text(5)));
        }
    }

    private static List<Page<Address>> forwards(CampusFixture campus, int limit) {
        List<Page<Address>> pages = new ArrayList<>();
        pages.add(page(campus, PageRequest.first(limit)));
        Optional<ListPosition> next = pages.get(0).next();
        while (next.isPresent()) {
            Page<Address> page = page(campus, PageRequest.first(0).after(next.get(), limit));
            assertThat(page.items()).isNotEmpty();
            assertThat(page.previous()).isPresent();
            pages.add(page);
            next = page.next();
        }
        return pages;
    }

    private static List<Page<Address>> backwards(CampusFixture campus, int limit) {
        List<Page<Address>> pages = new ArrayList<>();
        Optional<ListPosition> previous = Optional.of(ListPosition.of(Long.MAX_VALUE));
        while (previous.isPresent()) {
            PageRequest window = new PageRequest(new PageRequest.From.Before(previous.get()), 0, limit);
            Page<Address> page = page(campus, window);
            assertThat(page.next().isPresent()).as("has a next").isEqualTo(!pages.isEmpty());
            pages.add(0, page);
            previous = page.previous();
        }
        return pages;
    }

    private static Page<Address> page(CampusFixture campus, PageRequest window) {
        return campus.addresses().list(ANYONE, AddressQuery.ALL, window);
    }

    private static List<Id> items(List<Page<Address>> pages) {
        return pages.stream()
                .flatMap(page -> page.items().stream())
                .<Id>map(OsidObject::id)
                .toList();
    }

    private static long number(Address address) {
        return address.identity().number();
    }
}
