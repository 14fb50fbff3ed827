package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.PHONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.PageRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.feed.FeedQuery;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.spi.StorageSettings.Retention;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Follower;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the number of statements of frequent operations, each of which is a network round trip to PostgreSQL. A commit is not counted. */
class StatementsTest {
    private final JdbcStorage storage = Databases.open(Databases.postgreSql());
    private final CampusFixture campus = new CampusFixture(storage);
    private final Id book = campus.book(campus.defaultBook());
    private final Id address = campus.address(book);
    private final Id contact = campus.contact(address, book);
    private final GrantScope granted = GrantScope.of(Set.of(book));
    private final Visibility narrow = new Visibility(granted, false, false, granted);
    private final List<String> statements = new ArrayList<>();

    @BeforeEach
    void listen() {
        listenTo(storage.jdbi(), statements);
    }

    /** Records statements. Batch statements have question marks instead of values. */
    static void listenTo(Jdbi jdbi, List<String> statements) {
        jdbi.getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.add(
                        context.getStatement() == null
                                ? context.getParsedSql().getSql()
                                : context.getStatement().toString().replaceFirst("(?s)^.*? wrapping ", ""));
            }
        });
    }

    @AfterEach
    void close() {
        campus.close();
    }

    private void takes(int many, Supplier<Object> work) {
        statements.clear();
        assertThat(work.get()).isNotNull();
        assertThat(statements).hasSize(many);
    }

    @Test
    void an_object_is_found_with_one_statement_at_any_grant_scope() {
        takes(1, () -> campus.contactOf(contact));
        takes(
                1,
                () -> storage.read(unit -> unit.contacts().find(contact, narrow).orElseThrow()));
        takes(
                1,
                () -> storage.read(
                        unit -> unit.addressBooks().find(book, narrow).orElseThrow()));
    }

    @Test
    void a_foreign_id_is_looked_up_once_among_the_aliases() {
        Id foreign = Id.parse("contact.Contact:1@elsewhere.example");
        takes(1, () -> storage.read(unit -> unit.contacts().find(foreign, narrow)));
    }

    @Test
    void a_scope_without_books_runs_no_statement() {
        takes(0, () -> storage.read(unit -> unit.contacts().find(contact, Visibility.within(GrantScope.NOWHERE))));
        takes(
                0,
                () -> storage.read(unit -> unit.contacts()
                        .find(
                                contact,
                                Visibility.within(
                                        GrantScope.of(Set.of(Id.parse("contact.AddressBook:1@else.where")))))));
    }

    @Test
    void a_list_takes_one_statement() {
        for (Visibility visibility : List.of(Visibility.EVERYTHING, Visibility.within(granted), narrow)) {
            for (ContactQuery query : List.of(
                    ContactQuery.ALL,
                    ContactQuery.ALL.on(new AddressBookScope(book, AddressBookView.ISOLATED)),
                    ContactQuery.ALL.on(new AddressBookScope(book, AddressBookView.FEDERATED)),
                    ContactQuery.ALL.connecting(new ContactQuery.Ends(address, SOMEBODY, null)))) {
                takes(1, () -> storage.read(unit -> unit.contacts().list(query, visibility, PageRequest.first(10))));
                takes(1, () -> storage.read(unit -> unit.contacts().count(query, visibility)));
            }
            AddressBookQuery roots = AddressBookQuery.ALL.at(new AddressBookQuery.Position.Root());
            takes(1, () -> storage.read(unit -> unit.addressBooks().list(roots, visibility, PageRequest.first(10))));
        }
    }

    @Test
    void a_list_of_a_book_takes_one_statement_after_that_of_the_book() {
        for (AddressBookView view : AddressBookView.values()) {
            ContactQuery scope = ContactQuery.ALL.on(new AddressBookScope(book, view));
            takes(2, () -> campus.contacts().list(ANYONE, scope, PageRequest.first(10)));
            takes(2, () -> campus.contacts().count(ANYONE, scope));
        }
    }

    @Test
    void a_list_of_one_book_takes_no_more_on_h2() {
        JdbcStorage h2 = Databases.open(Databases.h2InMemory());
        try (CampusFixture other = new CampusFixture(h2)) {
            other.contact(other.address());
            ContactQuery scope =
                    ContactQuery.ALL.on(new AddressBookScope(other.defaultBook(), AddressBookView.ISOLATED));
            listenTo(h2.jdbi(), statements);
            takes(2, () -> other.contacts().list(ANYONE, scope, PageRequest.first(10)));
        }
    }

    /** The driver prepares a statement once it has been executed a few times; from then on it has one plan for all values. */
    @Test
    void a_repeated_statement_is_planned_once() {
        List<Long> plans = storage.read(unit -> {
            for (int i = 0; i < 10; i++) {
                unit.contacts().find(contact, narrow);
            }
            return SqlFragment.of("""
                    select generic_plans from pg_prepared_statements
                    where statement like '%from contact c%' and custom_plans = 0""")
                    .query(((JdbcUnitOfWork) unit).handle())
                    .mapTo(Long.class)
                    .list();
        });
        assertThat(plans).singleElement().satisfies(times -> assertThat(times).isGreaterThan(1));
    }

    @Test
    void a_contact_is_created_with_one_statement_and_in_a_named_book_with_three() {
        Contact.Link link = new Contact.Link(address, SOMEBODY);
        CreationRequest asked = new CreationRequest(null, List.of(PHONE), null);
        takes(1, () -> campus.contacts().create(ANYONE, link, asked, ContactForm.named("new")));
        takes(3, () -> campus.contacts().create(ANYONE, link, asked.withPlace(book), ContactForm.named("new")));
    }

    /** The first statement of a transaction begins it, but its commit is one more request. */
    @Test
    void a_change_with_one_statement_commits_by_itself() {
        Contact.Link link = new Contact.Link(address, SOMEBODY);
        List<Boolean> commits = new ArrayList<>();
        storage.jdbi().getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                try {
                    commits.add(context.getConnection().getAutoCommit());
                } catch (SQLException failure) {
                    throw new AssertionError(failure);
                }
            }
        });
        Contact made = campus.contacts().create(ANYONE, link, CreationRequest.PLAIN, ContactForm.named("new"));
        campus.contacts()
                .revise(
                        ANYONE,
                        made,
                        VersionPrecondition.NONE,
                        contact -> contact.content().withDisplay(DisplayText.named("changed")));
        assertThat(commits).containsExactly(true, true);
    }

    @Test
    void an_address_is_created_with_one_statement() {
        takes(1, () -> campus.addresses().create(ANYONE, CreationRequest.PLAIN, AddressForm.named("new")));
    }

    @Test
    void an_update_takes_two_statements_and_one_of_another_person_three() {
        takes(
                2,
                () -> campus.contacts()
                        .update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withEndReason(SOMEBODY)));
        takes(
                3,
                () -> campus.contacts()
                        .update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(SOMEBODY)));
    }

    @Test
    void an_update_of_what_was_seen_takes_one_statement() {
        Contact seen = campus.contacts().checkUpdate(ANYONE, contact);
        takes(
                1,
                () -> campus.contacts()
                        .revise(
                                ANYONE,
                                seen,
                                VersionPrecondition.NONE,
                                changed -> changed.content().withEndReason(SOMEBODY)));
    }

    @Test
    void recording_changes_takes_no_further_statement() {
        assertThat(statementsOfWrites(Retention.DEFAULT)).isEqualTo(statementsOfWrites(new Retention(400, 0)));
    }

    /** Returns the number of statements of each kind of write. */
    private static List<Integer> statementsOfWrites(Retention retention) {
        JdbcStorage storage = Databases.open(Databases.postgreSql().withRetention(retention));
        List<String> statements = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        try (CampusFixture campus = new CampusFixture(storage)) {
            Id book = campus.book();
            Id child = campus.book();
            Id address = campus.address();
            Id contact = campus.contact(address);
            listenTo(storage.jdbi(), statements);
            List<Runnable> writes = List.of(
                    campus::address,
                    () -> campus.contact(address),
                    () -> campus.contacts()
                            .update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(SOMEBODY)),
                    () -> campus.addresses()
                            .update(ANYONE, address, VersionPrecondition.NONE, form -> form.withResource(SOMEBODY)),
                    () -> campus.contacts().file(ANYONE, contact, book),
                    () -> campus.contacts().unfile(ANYONE, contact, book),
                    () -> campus.service().contactHistory().restore(ANYONE, contact, 1, VersionPrecondition.NONE),
                    () -> campus.hierarchy().addChild(ANYONE, book, child),
                    () -> campus.hierarchy().removeChild(ANYONE, book, child),
                    () -> campus.hierarchy().addRoot(ANYONE, child),
                    () -> campus.hierarchy().removeRoot(ANYONE, child),
                    () -> campus.books().delete(ANYONE, child, VersionPrecondition.NONE),
                    () -> campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE),
                    () -> campus.service().contactHistory().restore(ANYONE, contact, 1, VersionPrecondition.NONE));
            for (Runnable write : writes) {
                statements.clear();
                write.run();
                numbers.add(statements.size());
            }
        }
        return numbers;
    }

    @Test
    void a_page_of_the_feed_takes_two_statements_and_one_for_each_kind_of_object() {
        Follower follower = Follower.of(campus);
        String cursor = follower.cursor();
        takes(2, () -> campus.service().changes().read(ANYONE, FeedQuery.ALL, cursor, 10));
        campus.contact(address);
        campus.contact(address);
        Follower.settle(campus);
        takes(3, () -> campus.service().changes().read(ANYONE, FeedQuery.ALL, cursor, 10));
    }
}
