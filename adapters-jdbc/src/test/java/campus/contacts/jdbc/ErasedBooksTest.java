package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.VersionPrecondition;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Erases address books in which very many objects were filed once (recorded time, section 4). */
class ErasedBooksTest {
    /** More than two transactions erase. */
    private static final int FILINGS = 2050;

    static Stream<StorageSettings> databases() {
        return Stream.of(Databases.h2File(), Databases.postgreSql());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_book_with_many_past_filings_is_erased_in_several_transactions(StorageSettings settings) {
        try (JdbcStorage storage = Databases.open(settings);
                HistoryFixture history = new HistoryFixture(storage)) {
            Id book = history.campus().book();
            Id other = history.campus().book();
            file(storage, number(storage, book));
            file(storage, number(storage, other));
            history.books().erase(ANYONE, book, VersionPrecondition.NONE);
            CampusFixture.assertRefused(Reason.NOT_FOUND, () -> history.books().list(ANYONE, book, 10));
            for (String object : new String[] {"contact", "address"}) {
                String past = object + "_filing_period";
                assertThat(count(storage, past + " where address_book_id = " + number(storage, book)))
                        .isZero();
                assertThat(count(storage, past + " where address_book_id = " + number(storage, other)))
                        .isEqualTo(FILINGS);
                assertThat(count(storage, past + " where began_with_object and filed_by is null"))
                        .as("filings that ended with their objects, in books that never existed")
                        .isEqualTo(FILINGS / 2);
            }
            if (settings.database().startsWith("jdbc:postgresql")) {
                assertThat(count(
                                storage, "(select distinct xmin from contact_filing_period where began_with_object) x"))
                        .as("transactions")
                        .isEqualTo(3);
            }
        }
    }

    /** The process ends after the first transactions. */
    @ParameterizedTest
    @MethodSource("databases")
    void an_erasure_that_was_interrupted_is_completed_by_another(StorageSettings settings) {
        try (JdbcStorage storage = Databases.open(settings);
                HistoryFixture history = new HistoryFixture(storage)) {
            Id book = history.campus().book();
            file(storage, number(storage, book));
            history.campus().books().delete(ANYONE, book, VersionPrecondition.NONE);
            assertThat((boolean)
                            storage.write(unit -> unit.addressBooks().history().eraseFilings(book, 1000)))
                    .isTrue();
            assertThat(history.entries(book)).isNotEmpty();
            history.books().erase(ANYONE, book, VersionPrecondition.NONE);
            CampusFixture.assertRefused(Reason.NOT_FOUND, () -> history.books().list(ANYONE, book, 10));
            assertThat(count(storage, "contact_filing_period where address_book_id = " + number(storage, book)))
                    .isZero();
        }
    }

    private static long number(JdbcStorage storage, Id book) {
        return storage.ownIds().number(ObjectKind.ADDRESS_BOOK, book).orElseThrow();
    }

    /** Stores past filings of objects of which nothing else is kept; every second one ended with its object. */
    private static void file(JdbcStorage storage, long book) {
        storage.jdbi().useTransaction(handle -> {
            for (String object : new String[] {"contact", "address"}) {
                PreparedBatch batch = handle.prepareBatch("insert into " + object + "_filing_period values ("
                        + book + ", ?, timestamp with time zone '2026-01-01 00:00:00+00', '{}', false,"
                        + " timestamp with time zone '2026-01-02 00:00:00+00', null, ?, false)");
                for (int i = 1; i <= FILINGS; i++) {
                    batch.bind(0, (long) i).bind(1, i % 2 == 0).add();
                }
                batch.execute();
            }
        });
    }

    private static long count(JdbcStorage storage, String rows) {
        return storage.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + rows)
                        .mapTo(Long.class)
                        .one());
    }
}
