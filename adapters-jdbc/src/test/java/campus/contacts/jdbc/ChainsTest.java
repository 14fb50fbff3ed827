package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookForm;
import campus.contacts.CreationRequest;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.Id;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.UnitOfWork;
import campus.contacts.spi.fixture.CampusFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests the cost of adding a book to a chain, at its lower or upper end: as many statements as for any other book, and one new row for
 * every book of the chain.
 */
class ChainsTest {
    private static final int SHORT = 10;
    private static final int LONG = 40;
    private static final List<Growth> GROWTHS = List.of(ChainsTest::below, ChainsTest::above);

    /** Adds a book to the end of a chain, and returns the new end. */
    private interface Growth {
        Id grow(CampusFixture campus, Id end);
    }

    private static Id below(CampusFixture campus, Id end) {
        return campus.books()
                .create(ANYONE, CreationRequest.in(end), AddressBookForm.named("a book"))
                .id();
    }

    private static Id above(CampusFixture campus, Id end) {
        Id book = campus.book();
        campus.hierarchy().addChild(ANYONE, book, end);
        return book;
    }

    static Stream<StorageSettings> databases() {
        return Stream.of(Databases.h2InMemory(), Databases.postgreSql());
    }

    /** Returns the end of a chain with a number of books. */
    private static Id chain(CampusFixture campus, Growth growth, int books) {
        Id end = campus.book();
        for (int i = 1; i < books; i++) {
            end = growth.grow(campus, end);
        }
        return end;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_new_book_takes_constant_statements_in_a_chain(StorageSettings settings) {
        List<String> statements = new ArrayList<>();
        try (JdbcStorage storage = Databases.open(settings);
                CampusFixture campus = new CampusFixture(storage)) {
            StatementsTest.listenTo(storage.jdbi(), statements);
            for (Growth growth : GROWTHS) {
                int few = statements(campus, growth, SHORT, statements).size();
                assertThat(statements(campus, growth, LONG, statements))
                        .hasSize(few)
                        .noneMatch(statement -> statement.contains("merge into"));
            }
        }
    }

    private static List<String> statements(CampusFixture campus, Growth growth, int books, List<String> heard) {
        Id end = chain(campus, growth, books);
        heard.clear();
        growth.grow(campus, end);
        return heard;
    }

    @Test
    void a_new_book_inserts_a_row_per_ancestor_and_updates_none() {
        try (JdbcStorage storage = Databases.open(Databases.postgreSql());
                CampusFixture campus = new CampusFixture(storage)) {
            for (Growth growth : GROWTHS) {
                for (int books : new int[] {SHORT, LONG}) {
                    Id end = chain(campus, growth, books);
                    storage.write(unit -> {
                        long made = rows(unit, "n_tup_ins");
                        long changed = rows(unit, "n_tup_upd + n_tup_del");
                        growth.grow(campus, end);
                        assertThat(rows(unit, "n_tup_ins") - made).isEqualTo(books + 1);
                        assertThat(rows(unit, "n_tup_upd + n_tup_del") - changed)
                                .isZero();
                        return null;
                    });
                }
            }
        }
    }

    /** Returns the statistics of the connection that PostgreSQL has not published yet, which include more than this transaction. */
    private static long rows(UnitOfWork unit, String written) {
        return SqlFragment.of(
                        "select " + written + " from pg_stat_xact_user_tables where relname = 'address_book_path'")
                .query(((JdbcUnitOfWork) unit).handle())
                .mapTo(Long.class)
                .one();
    }
}
