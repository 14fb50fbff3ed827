package campus.contacts.jdbc;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.NOON;
import static campus.contacts.spi.fixture.CampusFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressBookView;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.CampusFixture;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.db.Store;
import org.h2.mvstore.tx.TransactionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the contents of a storage that is opened again. */
class ReopeningTest {
    static Stream<StorageSettings> databases() {
        return Stream.of(Databases.h2File(), Databases.postgreSql());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void all_data_is_kept(StorageSettings settings) {
        Id book;
        Id child;
        Contact contact;
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            book = campus.book();
            child = campus.book(book);
            campus.hierarchy().addRoot(ANYONE, book);
            Id address = campus.address(child);
            ContactForm form = ContactForm.named("Jürgen 🦉 \u202Eיעקב").withEffective(new EffectivePeriod(NOON, null));
            CreationRequest asked = new CreationRequest(null, List.of(PHONE), child);
            Contact.Link link = new Contact.Link(address, Id.parse("Some.Where:a%20b@Else.Where"));
            contact = campus.contacts().create(ANYONE, link, asked, form);
        }
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            assertThat(campus.contactOf(contact.id())).isEqualTo(contact);
            assertThat(campus.contactOf(contact.id()).link().referenceId()).hasToString("Some.Where:a%20b@Else.Where");
            assertThat(campus.contactsIn(book, AddressBookView.FEDERATED)).containsExactly(contact.id());
            assertThat(campus.children(book)).containsExactly(child);
            assertThat(campus.roots()).containsExactly(campus.defaultBook(), book);
            assertThat(campus.addressesIn(child, AddressBookView.ISOLATED))
                    .containsExactly(contact.link().addressId());
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void numbers_continue_after_the_last_one(StorageSettings settings) {
        Id deleted;
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            campus.address();
            deleted = campus.address();
            campus.addresses().delete(ANYONE, deleted, VersionPrecondition.NONE);
        }
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            assertThat(campus.list(AddressQuery.ALL)).hasSize(1);
            assertThat(Long.parseLong(campus.address().identifier()))
                    .isGreaterThan(Long.parseLong(deleted.identifier()));
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void another_authority_is_rejected_with_both_names(StorageSettings settings) {
        Databases.open(settings).close();
        assertThatThrownBy(() -> Databases.open(Databases.as(settings, "other.example")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.ILLEGAL_STATE))
                .hasMessageContainingAll("'campus.example'", "'other.example'");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void the_stored_authority_and_spelling_are_kept(StorageSettings settings) {
        Databases.open(settings).close();
        for (String authority : new String[] {null, "Campus.EXAMPLE"}) {
            try (JdbcStorage storage = Databases.open(Databases.as(settings, authority))) {
                assertThat(storage.ownIds().authority()).isEqualTo("campus.example");
            }
        }
    }

    /** The file is as after a kill between the two steps of a commit of H2: the undo log is marked, the rows are not. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void an_interrupted_commit_is_completed_and_blocks_no_change() throws Exception {
        StorageSettings settings = Databases.h2File();
        Id address;
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            address = campus.address();
        }
        try (Connection connection = DriverManager.getConnection(settings.database(), "sa", "");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update address set address_text = 'committed'");
            markAsCommitted(
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession());
            statement.execute("shutdown immediately");
        }
        try (CampusFixture campus = new CampusFixture(Databases.open(settings))) {
            assertThat(campus.addressOf(address).content().text()).isEqualTo("committed");
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withText("changed"));
            assertThat(campus.addressOf(address).content().text()).isEqualTo("changed");
        }
    }

    private static void markAsCommitted(SessionLocal session) throws ReflectiveOperationException {
        Store store = session.getDatabase().getStore();
        Method mark = TransactionStore.class.getDeclaredMethod("markUndoLogAsCommitted", int.class, long.class);
        mark.setAccessible(true);
        mark.invoke(store.getTransactionStore(), session.getTransaction().getId(), 1L);
        store.getMvStore().commit();
    }
}
