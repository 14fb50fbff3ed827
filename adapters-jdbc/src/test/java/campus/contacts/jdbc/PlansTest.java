package campus.contacts.jdbc;

import static campus.contacts.spi.Campus.ANYONE;
import static campus.contacts.spi.Campus.MOBILE;
import static campus.contacts.spi.Campus.PHONE;
import static campus.contacts.spi.Campus.SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.Effective;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.NewObject;
import campus.contacts.Precondition;
import campus.contacts.Reach;
import campus.contacts.Retries;
import campus.contacts.Shelf;
import campus.contacts.Sight;
import campus.contacts.Timing;
import campus.contacts.TypeFilter;
import campus.contacts.View;
import campus.contacts.Window;
import campus.contacts.Window.From;
import campus.contacts.spi.Campus;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.UnitOfWork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How PostgreSQL goes about the statements of this module on a campus of 100,000 contacts in 2,000 books: with the values that
 * they have, and with none, as it does once it has seen a statement a few times.
 */
class PlansTest {
    /** Of 8 kilobytes. Reading all filings takes some 500, all contacts some 3,000. */
    private static final Pattern PAGES = Pattern.compile("(?m)^ *Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

    /** As the driver shows a value. */
    private static final Pattern VALUE = Pattern.compile("(?<![a-z])\\('(?:[^']|'')*'(?:::([a-z0-9 \\[\\]]+))?\\)");

    private static final StorageSettings SETTINGS = Databases.postgreSql();
    private static JdbcStorage storage;
    private static Campus campus;

    @BeforeAll
    static void fill() throws IOException {
        storage = Databases.open(SETTINGS);
        campus = new Campus(storage);
        try (var script = PlansTest.class.getResourceAsStream("campus.sql")) {
            Databases.execute(SETTINGS.database(), new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        Databases.execute(SETTINGS.database(), "vacuum analyze");
    }

    @AfterAll
    static void close() {
        campus.close();
    }

    private static Id book(long number) {
        return storage.ownIds().id(Kind.ADDRESS_BOOK, number);
    }

    private static List<Sight> sights() {
        List<Sight> sights = new ArrayList<>();
        for (Reach reach : reaches()) {
            sights.add(Sight.within(reach));
            sights.add(new Sight(reach, false, false, reach.everywhere() ? Reach.NOWHERE : reach));
        }
        return sights;
    }

    private static List<Reach> reaches() {
        return List.of(Reach.EVERYWHERE, Reach.of(Set.of(book(1))), Reach.of(Set.of(book(2), book(46))));
    }

    private static List<Window> windows() {
        return List.of(Window.first(101), Window.after(80_000, 101), before(80_000), new Window(From.start(), 500, 10));
    }

    private static Window before(long position) {
        return new Window(new From.Before(position), 0, 101);
    }

    private static List<ContactQuery> contactQueries() {
        List<ContactQuery> queries = new ArrayList<>();
        Id type = Kind.CONTACT.defaultGenusType(storage.ownIds().authority());
        List<Timing> now = List.of(new Timing.At(Campus.NOON));
        for (ContactQuery query : List.of(
                ContactQuery.ALL,
                ContactQuery.ALL.effective(now),
                ContactQuery.ALL.effective(List.of(
                        new Timing.Overlapping(new Effective(Campus.NOON, null)), new Timing.NotAt(Campus.NOON))),
                ContactQuery.ALL.ofTypes(new TypeFilter(Set.of(type), null)),
                ContactQuery.ALL.ofTypes(new TypeFilter(Set.of(type, PHONE), null)),
                ContactQuery.ALL.ofTypes(new TypeFilter(Set.of(type, PHONE), Set.of(PHONE, MOBILE))),
                ContactQuery.ALL.connecting(new ContactQuery.Ends(null, SOMEBODY, null)),
                ContactQuery.ALL.connecting(new ContactQuery.Ends(null, null, SOMEBODY)),
                ContactQuery.ALL.connecting(
                        new ContactQuery.Ends(storage.ownIds().id(Kind.ADDRESS, 7), null, null)))) {
            queries.add(query);
            for (View view : View.values()) {
                for (long book : new long[] {1, 2, 46, 2001}) {
                    queries.add(query.on(new Shelf(book(book), view)));
                }
            }
        }
        return queries;
    }

    /** Those that find a page's worth without reading all there is in vain, which no plan can help. */
    private static List<ContactQuery> plentiful() {
        return contactQueries().stream()
                .filter(query -> query.timings().size() < 2)
                .filter(query -> query.types().recordTypeIds() == null)
                .toList();
    }

    private static void look() {
        for (Sight sight : sights()) {
            Reach reach = sight.reach();
            for (Window window : windows()) {
                for (ContactQuery query : contactQueries()) {
                    ask(unit -> unit.contacts().list(query, sight, window));
                }
                for (AddressQuery query : List.of(
                        AddressQuery.ALL,
                        new AddressQuery(new Shelf(book(2), View.FEDERATED), TypeFilter.ANY, null),
                        new AddressQuery(null, TypeFilter.ANY, SOMEBODY))) {
                    ask(unit -> unit.addresses().list(query, sight, window));
                }
                for (Position position :
                        List.of(new Position.Root(), new Position.ChildOf(book(2)), new Position.ParentOf(book(46)))) {
                    ask(unit -> unit.addressBooks().list(AddressBookQuery.ALL.at(position), sight, window));
                }
            }
            Id contact = storage.ownIds().id(Kind.CONTACT, 4711);
            ask(unit -> unit.contacts().find(contact, sight));
            ask(unit -> unit.contacts().isWithin(contact, reach));
            ask(unit -> unit.contacts().isWhollyWithin(contact, reach));
            ask(unit -> unit.addressBooks().isWithin(book(46), reach));
        }
    }

    private static void change() {
        Id book = campus.book(campus.defaultBook());
        Id address = campus.address(book, campus.defaultBook());
        Contact.Link link = new Contact.Link(address, SOMEBODY);
        NewObject asked = new NewObject(null, List.of(PHONE), book);
        Id contact = campus.contacts()
                .create(ANYONE, link, asked, ContactForm.named("new"))
                .id();
        campus.contacts().update(ANYONE, contact, Precondition.NONE, form -> form.withAddressee(SOMEBODY));
        campus.contacts().file(ANYONE, contact, campus.defaultBook());
        campus.contacts().unfile(ANYONE, contact, book);
        campus.contacts().delete(ANYONE, contact, Precondition.NONE);
        campus.addresses().update(ANYONE, address, Precondition.NONE, form -> form.withText("text"));
        campus.addresses().delete(ANYONE, address, Precondition.NONE);
        campus.books().addChild(ANYONE, book(46), book);
        campus.books().removeChild(ANYONE, book(46), book);
        campus.books().delete(ANYONE, book, Precondition.NONE);
        campus.service().retries().once(ANYONE, new Retries.Request("key", "f"), () -> "answer");
    }

    private static void ask(Function<UnitOfWork, Object> work) {
        storage.read(work);
    }

    @Test
    void no_statement_reads_a_table_from_end_to_end() {
        List<String> statements = new ArrayList<>();
        StatementsTest.listenTo(storage.jdbi(), statements);
        look();
        change();
        assertThat(statements).hasSizeGreaterThan(1000);
        try (Handle handle = storage.jdbi().open()) {
            for (String statement : new LinkedHashSet<>(statements)) {
                assertIndexed(statement, explain(handle, "explain ", statement));
            }
        }
    }

    /** How a statement is run that has been run a few times: with one plan for all values. */
    @Test
    void no_statement_reads_a_table_from_end_to_end_when_its_values_are_not_known() {
        List<String> statements = new ArrayList<>();
        StatementsTest.listenTo(storage.jdbi(), statements);
        look();
        change();
        Map<String, List<String>> prepared = new LinkedHashMap<>();
        statements.forEach(statement -> prepare(statement, prepared));
        assertThat(prepared).hasSizeGreaterThan(100);
        try (Handle handle = storage.jdbi().open()) {
            handle.execute("set plan_cache_mode = force_generic_plan");
            prepared.forEach((statement, types) -> {
                String nothing = types.isEmpty() ? "" : "(" + "null, ".repeat(types.size() - 1) + "null)";
                String declared = types.isEmpty() ? "" : "(" + String.join(", ", types) + ")";
                run(handle, "prepare it" + declared + " as " + statement);
                assertIndexed(statement, explain(handle, "explain ", "execute it" + nothing));
                run(handle, "deallocate it");
            });
            handle.execute("reset plan_cache_mode");
        }
    }

    /** Takes the values out of a statement again and keeps their types. */
    private static void prepare(String statement, Map<String, List<String>> prepared) {
        List<String> types = new ArrayList<>();
        String text = VALUE.matcher(statement).replaceAll(value -> {
            types.add(type(value));
            return "\\$" + types.size();
        });
        prepared.put(text, types);
    }

    private static String type(MatchResult value) {
        if (value.group(1) != null) {
            return value.group(1);
        }
        return !value.group().startsWith("('{")
                ? "varchar"
                : value.group().matches("[('{0-9,\"}]*\\)") ? "int8[]" : "varchar[]";
    }

    private static void assertIndexed(String statement, String plan) {
        assertThat(plan).as(statement).doesNotContainPattern("Seq Scan on (?!provider)");
    }

    /** Less than one look into the index for every object would take, of which there are as many again for its row. */
    @Test
    void a_page_of_a_list_takes_little_reading_wherever_it_begins_and_however_many_books_it_is_from() {
        List<String> statements = new ArrayList<>();
        StatementsTest.listenTo(storage.jdbi(), statements);
        for (Window window : List.of(Window.first(101), Window.after(80_000, 101), before(80_000))) {
            for (Sight sight : sights()) {
                plentiful().forEach(query -> ask(unit -> unit.contacts().list(query, sight, window)));
            }
        }
        assertThat(statements).hasSizeGreaterThan(500);
        try (Handle handle = storage.jdbi().open()) {
            for (String statement : new LinkedHashSet<>(statements)) {
                String plan = explain(handle, "explain (analyze, buffers, timing off) ", statement);
                assertThat(pages(plan)).as(statement + '\n' + plan).isLessThan(20_000);
            }
        }
    }

    private static long pages(String plan) {
        Matcher matcher = PAGES.matcher(plan);
        assertThat(matcher.find()).as(plan).isTrue();
        long pages = 0;
        for (int group = 1; group <= 2; group++) {
            pages += matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
        }
        return pages;
    }

    private static void run(Handle handle, String statement) {
        try (var query = handle.getConnection().createStatement()) {
            query.execute(statement);
        } catch (SQLException failure) {
            throw new AssertionError(statement, failure);
        }
    }

    private static String explain(Handle handle, String explain, String statement) {
        try (var query = handle.getConnection().createStatement();
                var rows = query.executeQuery(explain + statement)) {
            StringBuilder plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        } catch (SQLException failure) {
            throw new AssertionError(statement, failure);
        }
    }
}
