package campus.contacts.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.access.Caller;
import campus.contacts.filter.CollectionFilter;
import campus.contacts.people.NetId;
import campus.contacts.service.people.EmailAddresses;
import campus.contacts.service.peopleimport.ImportLine;
import campus.contacts.service.peopleimport.ImportLineReader;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.fixture.StudentFixture;
import campus.contacts.storage.text.PropertyJson;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the number of statements for reading and importing people, each of which is a network round trip to PostgreSQL. */
class PeopleStatementsTest {
    private static final ImportLineReader LINES =
            new ImportLineReader(StorageFixture.AUTHORITY, StudentFixture.lists());

    private final JdbcStorage storage = Databases.open(Databases.postgreSql());
    private final StudentFixture registrar = new StudentFixture(storage);
    private final PeopleImport into = new PeopleImport(storage, Clock.systemUTC());
    private final List<String> statements = new ArrayList<>();

    @BeforeEach
    void listen() {
        StatementsTest.listenTo(storage.jdbi(), statements);
    }

    @AfterEach
    void close() {
        registrar.close();
    }

    /** Returns the line of a person with a number of contacts and of e-mail addresses. */
    private static ImportLine line(String netid, int count) {
        String contacts =
                IntStream.range(0, count).mapToObj(i -> """
                        {"data_source":"hrs","contact_type_id":"HRSEMRG","priority":"%d","name":"Anne","telephone_numbers":[]}""".formatted(i)).collect(Collectors.joining(","));
        String emails =
                IntStream.range(0, count).mapToObj(i -> """
                        {"data_source":"idm","email_address":"%s.%d@example.edu"}""".formatted(netid, i)).collect(Collectors.joining(","));
        return LINES.read(
                PropertyJson.read("""
                {"identifiers":[{"identifier":"%s","type":"network"}],"names":[{"family":"Lovelace"}],\
                "contacts":[%s],"email_addresses":[%s]}""".formatted(netid, contacts, emails)).values());
    }

    private int add(ImportLine... lines) {
        long run = into.begin();
        statements.clear();
        assertThat(into.add(run, List.of(lines))).isEmpty();
        return statements.size();
    }

    @Test
    void reading_contacts_takes_constant_statements() {
        add(line("two2", 2), line("nine9", 9));
        int few = shown("two2", 2);
        assertThat(shown("nine9", 9)).isEqualTo(few).isEqualTo(5);
    }

    private int shown(String netid, int count) {
        statements.clear();
        assertThat(registrar.shown(new NetId(netid))).hasSize(count);
        return statements.size();
    }

    @Test
    void reading_e_mail_addresses_takes_constant_statements() {
        add(line("two2", 2), line("nine9", 9));
        int few = rows("two2", 2);
        assertThat(rows("nine9", 9)).isEqualTo(few).isEqualTo(4);
    }

    private int rows(String netid, int count) {
        EmailAddresses emails = new EmailAddresses(registrar.service());
        long[] found = emails.find(
                Caller.ANYONE,
                CollectionFilter.of(List.of(new CollectionFilter.Term("netid", netid)), EmailAddresses.ATTRIBUTES),
                () -> {});
        statements.clear();
        assertThat(emails.rows(Caller.ANYONE, found)).hasSize(count);
        return statements.size();
    }

    /** The first statement is for the books of the sources. */
    @Test
    void a_search_of_a_whole_collection_selects_only_numbers() {
        add(line("two2", 2), line("nine9", 9));
        statements.clear();
        EmailAddresses emails = new EmailAddresses(registrar.service());
        assertThat(emails.find(Caller.ANYONE, CollectionFilter.ALL, () -> {})).hasSize(11);
        assertThat(statements.subList(1, statements.size()))
                .isNotEmpty()
                .allMatch(statement -> statement.contains("address_filing"))
                .noneMatch(statement -> statement.contains("properties"));
    }

    @Test
    void unchanged_lines_take_four_statements_in_total() {
        ImportLine two = line("two2", 2);
        ImportLine nine = line("nine9", 9);
        add(two, nine);
        assertThat(add(two, nine)).isEqualTo(4);
    }
}
