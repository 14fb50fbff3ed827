package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.NOON;
import static campus.contacts.spi.fixture.StorageFixture.AUTHORITY;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressForm;
import campus.contacts.BookQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Author;
import campus.contacts.access.Caller;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import campus.contacts.service.IdempotentRequests;
import campus.contacts.service.people.PersonErasure;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.ImportedPeople;
import campus.contacts.tasks.Task;
import campus.contacts.tasks.TaskType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Looks for erased values in every column of every table, also of tables to come (recorded time, section 4). */
class ErasedValuesTest {
    private static final NetId NETID = new NetId("zqperson1");

    /** Parts of the person's netid, names, e-mail addresses, telephone number and role id; none occurs in other data. */
    private static final List<String> VALUES =
            List.of("zqperson1", "zqlovelace", "zqmail", "zqstreet", "zqrole", "603-555-7319", "zqtext");

    private static final String TABLES = """
            select table_name, column_name from information_schema.columns
            where lower(table_schema) = 'public' order by table_name, column_name""";

    static Stream<StorageSettings> databases() {
        return Stream.of(Databases.h2File(), Databases.postgreSql());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void no_table_holds_a_value_of_an_erased_person(StorageSettings settings) throws Exception {
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            fill(campus);
        }
        assertThat(columnsWithValues(settings))
                .contains(
                        "address.properties",
                        "address_book.contacts_query",
                        "address_book_version.addresses_query",
                        "address_version.address_text",
                        "contact_version.reference_key",
                        "contact_deletion.deleted_by",
                        "contact_filing.filed_by",
                        "contact_filing_period.filed_by",
                        "directory_name.family",
                        "idempotent_response.response_text",
                        "imported_item.item_key",
                        "person.directory_entry",
                        "person_role.role_id",
                        "private_subject.subject_key",
                        "task.payload",
                        "task.requester_details",
                        "task_queue.netid");
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            new PersonErasure(campus.storage(), new Author.Command("erase person")).erase(NETID);
        }
        assertThat(columnsWithValues(settings)).isEmpty();
    }

    @Test
    void a_compacted_file_holds_no_value_of_an_erased_person() throws Exception {
        StorageSettings settings = Databases.h2File();
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            fill(campus);
        }
        assertThat(valuesInFile(settings)).containsAll(VALUES);
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            new PersonErasure(campus.storage()).erase(NETID);
        }
        try (Connection connection = connection(settings);
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        }
        assertThat(valuesInFile(settings)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void no_table_holds_a_value_of_an_erased_object(StorageSettings settings) throws Exception {
        Id address;
        Id contact;
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            address = address(campus, ANYONE);
            contact = contact(campus, ANYONE, address);
            campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(null));
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withText("changed"));
        }
        assertThat(columnsWithValues(settings)).isNotEmpty();
        try (HistoryFixture history = new HistoryFixture(Databases.open(settings))) {
            history.contacts().erase(ANYONE, contact, VersionPrecondition.NONE);
            history.addresses().erase(ANYONE, address, VersionPrecondition.NONE);
        }
        assertThat(columnsWithValues(settings)).isEmpty();
    }

    private static Id person() {
        return NETID.resource(AUTHORITY);
    }

    private static Id address(CampusFixture campus, Caller caller) {
        AddressForm form = new AddressForm(DisplayText.named("zqtext"), person(), "1 zqstreet", RecordProperties.NONE);
        return campus.addresses().create(caller, CreationRequest.PLAIN, form).id();
    }

    private static Id contact(CampusFixture campus, Caller caller, Id address) {
        return campus.contacts()
                .create(
                        caller,
                        new Contact.Link(address, person()),
                        CreationRequest.PLAIN,
                        ContactForm.named("zqlovelace").withAddressee(person()))
                .id();
    }

    /** Stores the values in every table that can hold them. */
    private static void fill(CampusFixture campus) {
        Author author = new Author.Subject("https://issuer.example", NETID.value());
        Caller caller = new Caller("issuer\n" + NETID, ANYONE.grants(), ANYONE.claims(), author);
        ImportedPeople.add(campus, ImportedPeople.line("""
                "private":true,
                "identifiers":[{"identifier":"zqperson1","type":"network"}],"names":[{"family":"zqlovelace"}],
                "emailAddresses":[{"address":"zqmail@example.edu","type":"official","release":"public"}],
                "roles":[{"meta":{"id":"zqrole","sor":"HRS"},"affiliation":"employee",
                "addresses":[{"street":"1 zqstreet","locality":"Hanover","type":"official","release":"public"}],
                "telephoneNumbers":[{"number":"603-555-7319","type":"office"}]}]"""));
        Id book = campus.book();
        Id address = address(campus, caller);
        Id contact = contact(campus, caller, address);
        campus.contacts().file(caller, contact, book);
        campus.contacts().update(caller, contact, VersionPrecondition.NONE, form -> form.withAddressee(null));
        campus.addresses().update(caller, address, VersionPrecondition.NONE, form -> form.withText("2 zqstreet"));
        campus.contacts().unfile(caller, contact, book);
        campus.contacts().delete(caller, contact, VersionPrecondition.NONE);
        Id others = campus.contact(campus.address());
        campus.contacts().update(caller, others, VersionPrecondition.NONE, form -> form.withAddressee(person()));
        campus.contacts().file(caller, others, book);
        campus.contacts().update(caller, others, VersionPrecondition.NONE, form -> form.withAddressee(null));
        campus.contacts().delete(caller, campus.contact(campus.address()), VersionPrecondition.NONE);
        campus.hierarchy().addChild(caller, campus.defaultBook(), book);
        campus.hierarchy().removeChild(caller, campus.defaultBook(), book);
        campus.hierarchy().addChild(caller, campus.defaultBook(), book);
        for (int i = 0; i < 2; i++) {
            Id smart = campus.book();
            BookQuery query = new BookQuery("q=zqlovelace&addresseeId=" + person(), "resourceId=" + person());
            campus.books().setQuery(caller, smart, VersionPrecondition.NONE, query);
            if (i > 0) {
                campus.books().removeQuery(caller, smart, VersionPrecondition.NONE);
            }
        }
        Id root = campus.book();
        campus.hierarchy().addRoot(caller, root);
        campus.hierarchy().removeRoot(caller, root);
        campus.hierarchy().addRoot(caller, root);
        keepBesides(campus, address, author);
    }

    private static void keepBesides(CampusFixture campus, Id address, Author author) {
        campus.service()
                .idempotency()
                .execute(
                        ANYONE,
                        new IdempotentRequests.Request("key", "print"),
                        () -> new IdempotentRequests.Result(address, "{\"addressText\":\"1 zqstreet\"}"));
        Task.Requester requester =
                new Task.Requester("i\n" + NETID, Map.of("sub", NETID.value(), "name", "zqlovelace"), true, author);
        campus.storage().write(unit -> {
            for (NetId netid : List.of(NETID, new NetId("bob2"))) {
                Value payload = new Value.Text(netid.equals(NETID) ? "603-555-7319" : "");
                unit.tasks()
                        .accept(new Task(
                                netid.value(),
                                new Task.Order(TaskType.CONTACTS, netid, payload, null, requester),
                                NOON,
                                null));
            }
            return null;
        });
    }

    private static Connection connection(StorageSettings settings) throws SQLException {
        return settings.database().startsWith("jdbc:h2")
                ? DriverManager.getConnection(settings.database(), "sa", "")
                : DriverManager.getConnection(settings.database());
    }

    /** Returns the columns, as {@code table.column}, that hold any of the values in any form of text. */
    private static Set<String> columnsWithValues(StorageSettings settings) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Connection connection = connection(settings);
                Statement statement = connection.createStatement()) {
            List<String[]> columns = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    columns.add(new String[] {rows.getString(1), rows.getString(2)});
                }
            }
            for (String[] column : columns) {
                try (ResultSet rows =
                        statement.executeQuery("select \"" + column[1] + "\" from \"" + column[0] + '"')) {
                    while (rows.next()) {
                        if (holdsValue(rows)) {
                            found.add((column[0] + '.' + column[1]).toLowerCase(Locale.ROOT));
                        }
                    }
                }
            }
            assertThat(columns).hasSizeGreaterThan(100);
        }
        return found;
    }

    private static boolean holdsValue(ResultSet row) throws SQLException {
        Object value = row.getObject(1);
        if (value == null) {
            return false;
        }
        String text = value instanceof byte[] || value instanceof Blob
                ? new String(row.getBytes(1), StandardCharsets.ISO_8859_1)
                : row.getString(1);
        String folded = text.toLowerCase(Locale.ROOT);
        return VALUES.stream().anyMatch(folded::contains);
    }

    /** H2 stores texts uncompressed unless the database is told to compress. */
    private static List<String> valuesInFile(StorageSettings settings) throws IOException {
        Path file = Path.of(settings.database().replace("jdbc:h2:file:", "") + ".mv.db");
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return VALUES.stream().filter(bytes::contains).toList();
    }
}
