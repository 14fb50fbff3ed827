package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressQuery;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.ListOrder;
import campus.contacts.ListPosition;
import campus.contacts.PageRequest;
import campus.contacts.TextQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.CampusFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the words that a database keeps of its objects. */
class SearchStorageTest {
    /** Gives every address words with a beginning that is too frequent to start a search with. */
    private static final String FREQUENT = """
            insert into address_word (address_id, word)
            select c.id, 'frequent' || n.x from address c, generate_series(1, 7000) as n(x)""";

    static Stream<StorageSettings> databases() {
        return Stream.of(Databases.h2File(), Databases.postgreSql());
    }

    private static AddressQuery find(String typed) {
        return AddressQuery.ALL.matching(TextQuery.of(typed));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void objects_of_an_older_database_are_found_once_it_is_opened(StorageSettings settings) {
        Id address;
        Id contact;
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            address = campus.address();
            contact = campus.contact(address, ContactForm.named("Ada"));
            ((JdbcStorage) campus.storage()).jdbi().useHandle(handle -> {
                handle.execute("delete from contact_word");
                handle.execute("delete from address_word");
                handle.execute("delete from address_book_word");
                handle.execute("update installation set has_words = false");
            });
            assertThat(campus.list(find("address"))).isEmpty();
        }
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            assertThat(campus.list(find("address"))).containsExactly(address);
            assertThat(campus.list(ContactQuery.ALL.matching(TextQuery.of("ada"))))
                    .containsExactly(contact);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void frequent_words_are_tested_object_by_object(StorageSettings settings) {
        try (JdbcStorage storage = Databases.open(settings);
                CampusFixture campus = new CampusFixture(storage)) {
            List<Id> all = List.of(campus.address(), campus.address(), campus.address(), campus.address());
            campus.addresses().update(ANYONE, all.get(2), VersionPrecondition.NONE, form -> form.withText("rare"));
            storage.jdbi().useHandle(handle -> handle.execute(FREQUENT));
            assertThat(campus.list(find("frequent"))).isEqualTo(all);
            assertThat(campus.list(find("frequent address"))).isEqualTo(all);
            assertThat(campus.list(find("frequent rare"))).containsExactly(all.get(2));
            assertThat(campus.list(find("frequent6 frequent"))).isEqualTo(all);
            assertThat(campus.list(find("frequent absent"))).isEmpty();
        }
    }

    /** Adds 6,000 addresses, all with two words, and every second and every third with another one. */
    private static final List<String> MANY = List.of("""
            insert into address (id, version, changed_at, display_name, display_name_sort_key, genus_type, genus_key)
            select n, 1, current_timestamp, 'address', 'address', 'type.Type:defaultAddressType@campus.example',
                'type.type:defaultAddressType@campus.example'
            from generate_series(1, 6000) as s(n)""", """
            insert into address_word (address_id, word)
            select n, w.word from generate_series(1, 6000) as s(n), unnest(array['everyone', 'everything']) as w(word)""", """
            insert into address_word (address_id, word)
            select 2 * n, 'second' from generate_series(1, 3000) as s(n)""", """
            insert into address_word (address_id, word)
            select 3 * n, 'third' from generate_series(1, 2000) as s(n)""");

    @ParameterizedTest
    @MethodSource("databases")
    void pages_of_frequent_words_have_all_objects_in_both_directions(StorageSettings settings) {
        try (JdbcStorage storage = Databases.open(settings)) {
            storage.jdbi().useHandle(handle -> MANY.forEach(handle::execute));
            for (int limit : new int[] {7, 101, 2000}) {
                for (ListOrder order : List.of(ListOrder.CREATION, ListOrder.DISPLAY_NAME)) {
                    assertPages(storage, "second third", 6, limit, order);
                    assertPages(storage, "everyone everything", 1, limit, order);
                    assertPages(storage, "everyone third", 3, limit, order);
                }
            }
            assertThat(storage.<Long>read(unit -> unit.addresses().count(find("third second"), ANYONE.visibility())))
                    .isEqualTo(1000);
        }
    }

    /** Checks pages of a search that finds the numbers that are divisible by a step. */
    private static void assertPages(JdbcStorage storage, String typed, int step, int limit, ListOrder order) {
        List<Long> all = LongStream.rangeClosed(1, 6000 / step)
                .map(n -> n * step)
                .boxed()
                .toList();
        int middle = all.size() / 2;
        Id there = storage.ownIds().id(ObjectKind.ADDRESS, all.get(middle));
        ListPosition position = storage.read(unit ->
                order.position(unit.addresses().find(there, ANYONE.visibility()).orElseThrow()));
        assertThat(numbers(storage, typed, PageRequest.first(limit).in(order)))
                .isEqualTo(all.subList(0, Math.min(limit, all.size())));
        assertThat(numbers(storage, typed, new PageRequest(order, new PageRequest.From.After(position), 0, limit)))
                .isEqualTo(all.subList(middle + 1, Math.min(middle + 1 + limit, all.size())));
        assertThat(numbers(storage, typed, new PageRequest(order, new PageRequest.From.Before(position), 3, limit)))
                .isEqualTo(all.subList(Math.max(0, middle - 3 - limit), middle - 3));
        assertThat(numbers(storage, typed, new PageRequest(order, new PageRequest.From.Before(position), 0, limit)))
                .isEqualTo(all.subList(Math.max(0, middle - limit), middle));
    }

    private static List<Long> numbers(JdbcStorage storage, String typed, PageRequest page) {
        return storage.read(unit -> unit.addresses().list(find(typed), ANYONE.visibility(), page)).stream()
                .map(address -> address.identity().number())
                .toList();
    }

    @Test
    void words_take_no_statement_of_a_write_and_one_or_two_of_a_search() {
        JdbcStorage storage = Databases.open(Databases.postgreSql());
        try (CampusFixture campus = new CampusFixture(storage)) {
            Id address = campus.address();
            List<String> statements = new ArrayList<>();
            StatementsTest.listenTo(storage.jdbi(), statements);
            int named = count(
                    statements,
                    () -> campus.addresses()
                            .update(
                                    ANYONE,
                                    address,
                                    VersionPrecondition.NONE,
                                    form -> form.withDisplay(DisplayText.named("Old Gate"))));
            int same = count(
                    statements,
                    () -> campus.addresses()
                            .update(
                                    ANYONE,
                                    address,
                                    VersionPrecondition.NONE,
                                    form -> form.withDisplay(DisplayText.named("old gate"))));
            assertThat(named).isEqualTo(same);
            assertThat(count(statements, () -> list(campus, "gate"))).isEqualTo(2);
            assertThat(count(statements, () -> list(campus, "old gate"))).isEqualTo(3);
        }
    }

    @Test
    void a_search_reads_few_pages_of_a_million_words() {
        StorageSettings settings = Databases.postgreSql();
        JdbcStorage storage = Databases.open(settings);
        try (CampusFixture campus = new CampusFixture(storage)) {
            Id address = campus.address();
            Databases.execute(settings.database(), """
                    insert into address_word (address_id, word)
                    select x, w.word from generate_series(10, 200000) as s(x),
                        unnest(array['frequent', 'w' || x, 'x' || md5(cast(x as varchar)), 'address', '+603' || x]) as w(word)""");
            Databases.execute(settings.database(), "vacuum analyze");
            Plans plans = new Plans(storage);
            Set<String> statements = plans.statements(() -> {
                for (String typed : List.of("w1234", "an address", "frequent", "frequent w777", "6031999")) {
                    list(campus, typed);
                }
                assertThat(campus.list(find("an address"))).containsExactly(address);
            });
            plans.assertFewPages(statements, 1000);
        }
    }

    private static List<?> list(CampusFixture campus, String typed) {
        return campus.storage()
                .read(unit -> unit.addresses().list(find(typed), ANYONE.visibility(), PageRequest.first(10)));
    }

    private static int count(List<String> statements, Supplier<Object> work) {
        statements.clear();
        assertThat(work.get()).isNotNull();
        return statements.size();
    }
}
