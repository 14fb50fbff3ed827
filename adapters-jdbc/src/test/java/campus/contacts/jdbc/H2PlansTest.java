package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.ContactQuery;
import campus.contacts.ListOrder;
import campus.contacts.ListPosition;
import campus.contacts.PageRequest;
import campus.contacts.PageRequest.From;
import campus.contacts.TextQuery;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.fixture.CampusFixture;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tests of H2's plans for searches, sorted lists, lists by Ids and their combinations (queries, sections 1, 2 and 4): no table is scanned, and
 * of 12,000 contacts few rows are read. The rows that conditions read for each object are not counted.
 */
class H2PlansTest {
    private static final Pattern ROWS = Pattern.compile("scanCount: (\\d+)");
    private static final int CONTACTS = 12_000;
    private static final int PAGE = 101;

    /** Beyond this number of rows the words of a search are not counted at first. The plan shows them for each of three nested queries. */
    private static final int COUNTED = 3 * 5_000;

    private static JdbcStorage storage;
    private static CampusFixture campus;
    private static Id everything;
    private static Id small;

    @BeforeAll
    static void fill() {
        storage = Databases.open(Databases.h2File());
        campus = new CampusFixture(storage);
        everything = storage.defaultAddressBookId();
        small = campus.book(everything);
        storage.jdbi().useHandle(handle -> {
            for (String each : Databases.script("sorted.sql").split(";\n")) {
                handle.execute(each);
            }
            handle.execute("""
                    insert into contact_filing (address_book_id, contact_id, filed_at)
                    select 2, x * 100, current_timestamp from generate_series(1, 120) as s(x)""");
            for (String word : List.of("'frequent'", "'everyone'", "'w' || x", "'group' || mod(x, 100)")) {
                handle.execute("insert into contact_word (contact_id, word) select x, " + word
                        + " from generate_series(1, 12000) as s(x)");
            }
            handle.execute("analyze");
        });
    }

    @AfterAll
    static void close() {
        campus.close();
    }

    /** Runs some reads and checks the plan of each statement with its values. */
    private static void check(int most, Runnable reads) {
        List<String> plans = new ArrayList<>();
        SqlStatements config = storage.jdbi().getConfig(SqlStatements.class);
        config.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                plans.add(plan(context));
            }
        });
        reads.run();
        config.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        assertThat(plans).isNotEmpty();
        for (String plan : plans) {
            assertThat(plan.replaceAll("INSTALLATION\\.tableScan", "")).doesNotContain(".tableScan");
            if (plan.contains("\"FEW\"")) {
                continue; // finds out, from an index, whether at most 10,000 objects have to be sorted
            }
            int rows = ROWS.matcher(plan)
                    .results()
                    .mapToInt(count -> Integer.parseInt(count.group(1)))
                    .sum();
            assertThat(rows).as(plan).isLessThan(most);
        }
    }

    @SuppressWarnings("removal") // Jdbi has no other way to read the bound values, which H2's plans depend on
    private static String plan(StatementContext context) {
        List<String> names = context.getParsedSql().getParameters().getParameterNames();
        try (PreparedStatement explain = context.getConnection()
                .prepareStatement("explain analyze " + context.getParsedSql().getSql())) {
            for (int i = 0; i < names.size(); i++) {
                context.getBinding()
                        .findForName(names.get(i), context)
                        .orElseThrow()
                        .apply(i + 1, explain, context);
            }
            try (ResultSet rows = explain.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        } catch (SQLException failure) {
            throw new AssertionError(context.getParsedSql().getSql(), failure);
        }
    }

    private static Stream<Visibility> visibilities() {
        return Stream.of(
                Visibility.EVERYTHING,
                new Visibility(GrantScope.EVERYWHERE, false, false, GrantScope.NOWHERE),
                Visibility.within(GrantScope.of(Set.of(small))));
    }

    /** Returns the query without a book, and on a large and a small one. */
    private static Stream<ContactQuery> places(ContactQuery query) {
        return Stream.of(
                query,
                query.on(new AddressBookScope(everything, AddressBookView.ISOLATED)),
                query.on(new AddressBookScope(everything, AddressBookView.FEDERATED)),
                query.on(new AddressBookScope(small, AddressBookView.ISOLATED)));
    }

    private static Stream<PageRequest> pages(ListOrder order, String middle) {
        ListPosition position = new ListPosition(middle, CONTACTS / 2);
        return Stream.of(
                PageRequest.first(PAGE).in(order),
                PageRequest.first(PAGE).in(order).after(position, PAGE),
                new PageRequest(order, new From.Before(position), 0, PAGE));
    }

    private static void list(ContactQuery query, Visibility visibility, PageRequest page) {
        List<?> found = storage.read(unit -> unit.contacts().list(query, visibility, page));
        assertThat(found).hasSizeLessThanOrEqualTo(page.limit());
    }

    private static void everywhere(ContactQuery query, Function<ListOrder, Stream<PageRequest>> pages) {
        for (ListOrder order : List.of(ListOrder.CREATION, ListOrder.DISPLAY_NAME)) {
            visibilities()
                    .forEach(visibility -> places(query)
                            .forEach(place -> pages.apply(order).forEach(page -> list(place, visibility, page))));
        }
    }

    private static Stream<PageRequest> first(ListOrder order) {
        return Stream.of(PageRequest.first(PAGE).in(order));
    }

    @Test
    void sorted_pages_are_read_from_an_index() {
        check(
                2_000,
                () -> everywhere(
                        ContactQuery.ALL, order -> pages(order, order == ListOrder.CREATION ? "" : "name 50")));
    }

    @Test
    void lists_by_ids_find_them_by_their_keys() {
        Set<Id> ids = LongStream.rangeClosed(1, 200)
                .mapToObj(number -> storage.ownIds().id(ObjectKind.CONTACT, number * 59))
                .collect(Collectors.toSet());
        check(2_000, () -> everywhere(ContactQuery.ALL.among(ids), H2PlansTest::first));
        check(
                2_000,
                () -> everywhere(ContactQuery.ALL.among(ids).matching(TextQuery.of("frequent")), H2PlansTest::first));
    }

    @Test
    void a_search_starts_with_its_rarest_word() {
        for (String typed : List.of("w4711", "group7 w", "absent frequent")) {
            check(
                    COUNTED + 5_000,
                    () -> everywhere(ContactQuery.ALL.matching(TextQuery.of(typed)), H2PlansTest::first));
        }
        check(2_000, () -> everywhere(ContactQuery.ALL.matching(TextQuery.of("w4711")), H2PlansTest::first));
    }

    @Test
    void lists_of_the_past_by_ids_or_of_a_small_book_read_what_these_leave() {
        Instant now = Instant.now();
        Set<Id> ids = IntStream.rangeClosed(1, 200)
                .mapToObj(number -> storage.ownIds().id(ObjectKind.CONTACT, number * 59L))
                .collect(Collectors.toSet());
        TextQuery text = TextQuery.of("frequent");
        PageRequest page = PageRequest.first(PAGE).in(ListOrder.DISPLAY_NAME);
        AddressBookScope book = new AddressBookScope(small, AddressBookView.ISOLATED);
        check(
                2_000,
                () -> visibilities().forEach(visibility -> {
                    for (ContactQuery query : List.of(
                            ContactQuery.ALL.among(ids).matching(text),
                            ContactQuery.ALL.on(book).matching(text))) {
                        List<?> found =
                                storage.read(unit -> unit.asOf(now).contacts().list(query, visibility, page));
                        assertThat(found).hasSizeLessThanOrEqualTo(PAGE);
                    }
                }));
    }
}
