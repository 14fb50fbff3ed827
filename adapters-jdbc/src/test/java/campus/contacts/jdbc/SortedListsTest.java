package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.ListOrder;
import campus.contacts.PageRequest;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.CampusFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests sorted lists of more objects than are sorted at once, which are read from an index. */
class SortedListsTest {
    static Stream<StorageSettings> databases() {
        return Stream.of(Databases.h2File(), Databases.postgreSql());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void long_lists_are_read_from_the_index_whatever_the_query_starts_with(StorageSettings settings) {
        try (JdbcStorage storage = Databases.open(settings)) {
            fill(storage);
            Id book = storage.defaultAddressBookId();
            Id genus = ObjectKind.CONTACT.defaultGenusType(storage.ownIds().authority());
            Id address = storage.ownIds().id(ObjectKind.ADDRESS, 1);
            Visibility granted = Visibility.within(GrantScope.of(Set.of(book)));
            AddressBookScope isolated = new AddressBookScope(book, AddressBookView.ISOLATED);
            AddressBookScope federated = new AddressBookScope(book, AddressBookView.FEDERATED);
            for (ListOrder order : List.of(ListOrder.DISPLAY_NAME_DESCENDING, ListOrder.START_DATE)) {
                check(storage, ContactQuery.ALL, Visibility.EVERYTHING, order);
                check(storage, ContactQuery.ALL, granted, order);
                check(storage, ContactQuery.ALL.on(isolated), granted, order);
                check(storage, ContactQuery.ALL.on(federated), Visibility.EVERYTHING, order);
                check(storage, ofTypes(genus, null), Visibility.EVERYTHING, order);
                check(storage, ofTypes(genus, CampusFixture.PHONE), granted, order);
                check(storage, ofTypes(null, CampusFixture.PHONE).on(federated), granted, order);
                check(storage, connecting(address).on(isolated), Visibility.EVERYTHING, order);
            }
        }
    }

    private static ContactQuery connecting(Id address) {
        return ContactQuery.ALL.connecting(new ContactQuery.Ends(address, null, null));
    }

    private static ContactQuery ofTypes(Id genus, Id record) {
        return ContactQuery.ALL.ofTypes(new TypeFilter(
                genus == null ? null : Set.of(genus), record == null ? List.of() : List.of(Set.of(record))));
    }

    private static void fill(JdbcStorage storage) {
        storage.jdbi().useHandle(handle -> {
            for (String each : Databases.script("sorted.sql").split(";\n")) {
                handle.execute(each);
            }
        });
    }

    private static void check(JdbcStorage storage, ContactQuery query, Visibility visibility, ListOrder order) {
        List<Contact> all = new ArrayList<>(list(storage, query, visibility, CampusFixture.all()));
        assertThat(all).hasSize(12_000);
        all.sort((one, other) -> order.compare(order.position(one), order.position(other)));
        String what = query + " by " + order;
        for (int start : new int[] {0, 6_001}) {
            for (int limit : new int[] {7, 300}) {
                PageRequest.From after = start == 0
                        ? PageRequest.From.start()
                        : new PageRequest.From.After(order.position(all.get(start - 1)));
                assertThat(list(storage, query, visibility, new PageRequest(order, after, 0, limit)))
                        .as(what + " after " + start)
                        .isEqualTo(all.subList(start, Math.min(start + limit, all.size())));
                PageRequest.From before = new PageRequest.From.Before(order.position(all.get(start)));
                assertThat(list(storage, query, visibility, new PageRequest(order, before, 0, limit)))
                        .as(what + " before " + start)
                        .isEqualTo(all.subList(Math.max(0, start - limit), start));
            }
        }
        assertThat(list(storage, query, visibility, new PageRequest(order, PageRequest.From.start(), 5_000, 5)))
                .isEqualTo(all.subList(5_000, 5_005));
    }

    private static List<Contact> list(
            JdbcStorage storage, ContactQuery query, Visibility visibility, PageRequest window) {
        return storage.read(unit -> unit.contacts().list(query, visibility, window));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void sort_keys_of_older_rows_are_filled_in_when_the_database_is_opened(StorageSettings settings) {
        List<Id> sorted;
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            Id address = campus.address();
            for (String name : List.of("b", "\u00c4", "c", "a")) {
                campus.contact(address, ContactForm.named(name));
            }
            sorted = names(campus);
            assertThat(sorted).isNotEqualTo(campus.list(ContactQuery.ALL));
            ((JdbcStorage) campus.storage()).jdbi().useHandle(handle -> {
                handle.execute("update contact set display_name_sort_key = ''");
                handle.execute("update installation set has_sort_keys = false");
            });
        }
        try (CampusFixture again = new CampusFixture(Databases.open(settings))) {
            assertThat(names(again)).isEqualTo(sorted);
        }
    }

    private static List<Id> names(CampusFixture campus) {
        return CampusFixture.ids(campus.contacts()
                .list(ANYONE, ContactQuery.ALL, CampusFixture.all().in(ListOrder.DISPLAY_NAME))
                .items());
    }
}
