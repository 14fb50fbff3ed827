package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.ListOrder;
import campus.contacts.OsidObject;
import campus.contacts.Page;
import campus.contacts.PageRequest;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import campus.contacts.service.objects.ObjectLookup;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists in another order than that of creation. */
public interface SortContract extends StorageFixture {
    private static Id address(CampusFixture campus, String name) {
        return campus.addresses()
                .create(ANYONE, CreationRequest.PLAIN, AddressForm.named(name))
                .id();
    }

    private static Id contact(CampusFixture campus, Id address, Instant start) {
        return campus.contact(address, ContactForm.named("x").withEffective(new EffectivePeriod(start, null)));
    }

    private static <T extends OsidObject, Q> List<Id> sorted(ObjectLookup<T, Q> lookup, Q query, ListOrder order) {
        return CampusFixture.ids(
                lookup.list(ANYONE, query, CampusFixture.all().in(order)).items());
    }

    @Test
    default void names_are_sorted_without_regard_to_case_and_marks_and_equal_ones_by_creation() {
        try (CampusFixture campus = campus()) {
            Id beta = address(campus, "beta");
            Id firstAlpha = address(campus, "\u00c4lpha");
            Id emoji = address(campus, "\ud83d\ude80");
            Id privateUse = address(campus, "\ue000");
            Id secondAlpha = address(campus, "alpha");
            assertThat(sorted(campus.addresses(), AddressQuery.ALL, ListOrder.DISPLAY_NAME))
                    .containsExactly(firstAlpha, secondAlpha, beta, privateUse, emoji);
            assertThat(sorted(campus.addresses(), AddressQuery.ALL, ListOrder.DISPLAY_NAME_DESCENDING))
                    .containsExactly(emoji, privateUse, beta, firstAlpha, secondAlpha);
            campus.addresses().update(ANYONE, firstAlpha, version -> true, form -> AddressForm.named("Zeta"));
            assertThat(sorted(campus.addresses(), AddressQuery.ALL, ListOrder.DISPLAY_NAME))
                    .containsExactly(secondAlpha, beta, firstAlpha, privateUse, emoji);
        }
    }

    @Test
    default void an_unset_start_is_the_first_one() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id later = contact(campus, address, CampusFixture.NOON);
            Id unset = contact(campus, address, null);
            Id first = contact(campus, address, Instant.parse("0001-01-01T00:00:00Z"));
            Id last = contact(campus, address, Instant.parse("9999-12-31T23:59:59.999Z"));
            Id unsetToo = contact(campus, address, null);
            assertThat(sorted(campus.contacts(), ContactQuery.ALL, ListOrder.START_DATE))
                    .containsExactly(unset, unsetToo, first, later, last);
            assertThat(sorted(campus.contacts(), ContactQuery.ALL, ListOrder.START_DATE_DESCENDING))
                    .containsExactly(last, later, first, unset, unsetToo);
        }
    }

    @Test
    default void sorted_pages_lead_to_the_end_and_back() {
        try (CampusFixture campus = campus()) {
            Id book = campus.book();
            Id address = campus.address();
            List<String> names = List.of("b", "A", "a", "\u00e1", "c", "B", "a", "d", "b");
            for (int i = 0; i < names.size(); i++) {
                Instant start = i % 3 == 0 ? null : CampusFixture.NOON.plusSeconds(i % 4);
                campus.contact(
                        address, ContactForm.named(names.get(i)).withEffective(new EffectivePeriod(start, null)), book);
            }
            Id genus = campus.contactOf(campus.list(ContactQuery.ALL).get(0))
                    .classification()
                    .genusTypeId();
            for (ContactQuery query : List.of(
                    ContactQuery.ALL,
                    ContactQuery.ALL.on(new AddressBookScope(book, AddressBookView.ISOLATED)),
                    ContactQuery.ALL.ofTypes(TypeFilter.ofGenus(Set.of(genus))),
                    campus.contactsOf(address))) {
                for (ListOrder order : ListOrder.values()) {
                    for (int limit = 1; limit < 5; limit++) {
                        assertWalks(campus.contacts(), query, order, limit);
                    }
                }
            }
        }
    }

    private static void assertWalks(
            ObjectLookup<Contact, ContactQuery> lookup, ContactQuery query, ListOrder order, int limit) {
        List<Contact> all = lookup.list(ANYONE, query, CampusFixture.all()).items();
        List<Contact> expected = all.stream()
                .sorted((one, other) -> order.compare(order.position(one), order.position(other)))
                .toList();
        List<Contact> forwards = new ArrayList<>();
        PageRequest window = PageRequest.first(limit).in(order);
        Page<Contact> page = lookup.list(ANYONE, query, window);
        forwards.addAll(page.items());
        while (page.next().isPresent()) {
            page = lookup.list(ANYONE, query, window.after(page.next().get(), limit));
            forwards.addAll(page.items());
        }
        assertThat(forwards).as("%s by %s", query, order).isEqualTo(expected);
        List<Contact> backwards = new ArrayList<>(page.items());
        while (page.previous().isPresent()) {
            page = lookup.list(
                    ANYONE,
                    query,
                    new PageRequest(
                            order, new PageRequest.From.Before(page.previous().get()), 0, limit));
            backwards.addAll(0, page.items());
        }
        assertThat(backwards).as("%s by %s, backwards", query, order).isEqualTo(expected);
        for (int offset = 0; offset < expected.size() + 2; offset++) {
            PageRequest skipping = new PageRequest(order, PageRequest.From.start(), offset, limit);
            int start = Math.min(offset, expected.size());
            assertThat(lookup.list(ANYONE, query, skipping).items())
                    .isEqualTo(expected.subList(start, Math.min(start + limit, expected.size())));
        }
    }

    @Test
    default void lists_of_the_past_are_sorted_by_the_names_of_then() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id first = address(campus, "a");
            Id second = address(campus, "b");
            Id deleted = address(campus, "c");
            Instant then = history.quiet();
            campus.addresses().update(ANYONE, first, version -> true, form -> AddressForm.named("z"));
            campus.addresses().delete(ANYONE, deleted, version -> true);
            ObjectLookup<?, AddressQuery> past =
                    campus.service().addressHistory().asOf(then);
            assertThat(sorted(past, AddressQuery.ALL, ListOrder.DISPLAY_NAME)).containsExactly(first, second, deleted);
            assertThat(sorted(past, AddressQuery.ALL, ListOrder.DISPLAY_NAME_DESCENDING))
                    .containsExactly(deleted, second, first);
            assertThat(sorted(campus.addresses(), AddressQuery.ALL, ListOrder.DISPLAY_NAME))
                    .containsExactly(second, first);
        }
    }
}
