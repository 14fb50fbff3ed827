package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressQuery;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.PageRequest;
import campus.contacts.TextQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.CampusFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
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
