package campus.contacts.jdbc;

import static campus.contacts.spi.contract.PrivacyContract.ADA;
import static campus.contacts.spi.contract.PrivacyContract.CLERK;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.access.Author;
import campus.contacts.jdbc.visibility.PrivacyRecount;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Person;
import campus.contacts.spi.FiledObjectStore.Filed;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.contract.PrivacyContract;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.storage.AuthorJson;
import campus.contacts.storage.text.PropertyJson;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of a person who becomes private and to whom more objects refer than one transaction changes. */
class PrivacyRecountTest {
    private static final int MANY = PrivacyRecount.BATCH + 100;

    static Stream<StorageSettings> databases() {
        return Stream.of(Databases.h2File(), Databases.postgreSql());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_killed_recount_is_completed_by_another_process(StorageSettings settings) {
        try (JdbcStorage storage = Databases.open(settings);
                CampusFixture campus = new CampusFixture(storage)) {
            endBeforeCounting(storage, campus);
            assertThat(campus.list(ContactQuery.ALL, CLERK.visibility())).hasSize(MANY);
            storage.finishChanges();
            assertCounted(storage, campus);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_killed_recount_is_completed_before_the_next_start_reads(StorageSettings settings) {
        try (JdbcStorage storage = Databases.open(settings);
                CampusFixture campus = new CampusFixture(storage)) {
            endBeforeCounting(storage, campus);
        }
        try (JdbcStorage storage = Databases.open(settings);
                CampusFixture campus = new CampusFixture(storage)) {
            assertCounted(storage, campus);
        }
    }

    @Test
    void a_failed_recount_does_not_fail_the_save_and_is_retried() {
        try (JdbcStorage storage = Databases.open(Databases.postgreSql());
                CampusFixture campus = new CampusFixture(storage)) {
            PrivacyContract.save(campus, ada(false));
            contacts(campus, campus.address());
            storage.jdbi().useHandle(handle -> handle.execute("""
                    create function fail() returns trigger language plpgsql as 'begin raise exception ''no''; end';
                    create trigger fail before update on contact execute function fail()"""));
            PrivacyContract.save(campus, ada(true));
            assertThat(waiting(storage)).isOne();
            storage.jdbi().useHandle(handle -> handle.execute("drop trigger fail on contact"));
            storage.finishChanges();
            assertCounted(storage, campus);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_recount_in_batches_is_recorded_as_a_change_by_who_changed_the_person(StorageSettings settings) {
        Author registrar = new Author.User("registrar");
        try (JdbcStorage storage = Databases.open(settings);
                CampusFixture campus = new CampusFixture(storage)) {
            PrivacyContract.save(campus, ada(false));
            contacts(campus, campus.address());
            storage.write(unit -> {
                unit.setAuthor(registrar);
                PrivacyContract.save(campus, ada(true));
                return null;
            });
            List<String> authors = storage.jdbi()
                    .withHandle(
                            handle -> handle.createQuery("select recorded_by from change_entry where change_code = 10")
                                    .mapTo(String.class)
                                    .list());
            assertThat(authors).hasSize(MANY + 1).containsOnly(AuthorJson.write(registrar));
        }
    }

    /** Ends as a process does that is killed right after making a person private. */
    private static void endBeforeCounting(JdbcStorage storage, CampusFixture campus) {
        PrivacyContract.save(campus, ada(false));
        contacts(campus, campus.address());
        storage.jdbi().useHandle(handle -> {
            handle.execute("update person set is_private = true");
            handle.execute("insert into private_subject select ?, id from person", ADA.key());
            handle.execute("insert into pending_recount values (?, 1, null)", ADA.key());
        });
    }

    private static void assertCounted(JdbcStorage storage, CampusFixture campus) {
        assertThat(campus.list(ContactQuery.ALL, CLERK.visibility())).isEmpty();
        assertThat(campus.list(AddressQuery.ALL, CLERK.visibility())).isEmpty();
        assertThat(waiting(storage)).isZero();
    }

    @Test
    void a_recount_is_correct_with_concurrent_writers() {
        try (JdbcStorage storage = Databases.open(Databases.postgreSql());
                CampusFixture campus = new CampusFixture(storage)) {
            PrivacyContract.save(campus, ada(false));
            Id inTheWay = contacts(campus, campus.address()).get(0);
            CountDownLatch locked = new CountDownLatch(1);
            CountDownLatch enough = new CountDownLatch(1);
            CompletableFuture<Object> holder = CompletableFuture.supplyAsync(() -> storage.write(unit -> {
                unit.contacts().lock(inTheWay);
                locked.countDown();
                await(enough);
                return null;
            }));
            await(locked);
            CompletableFuture<Object> saver =
                    CompletableFuture.supplyAsync(() -> PrivacyContract.save(campus, ada(true)));
            while (waiting(storage) == 0 && !saver.isDone()) {
                Thread.onSpinWait();
            }
            Id other = campus.address();
            Id made = campus.contact(new Contact.Link(other, ADA), ContactForm.named("new"));
            assertThat(saver).isNotDone();
            assertThat(campus.list(ContactQuery.ALL, CLERK.visibility())).doesNotContain(made);
            assertThat(campus.list(AddressQuery.ALL, CLERK.visibility())).doesNotContain(other);
            enough.countDown();
            CompletableFuture.allOf(holder, saver).join();
            assertThat(campus.list(ContactQuery.ALL, CLERK.visibility())).isEmpty();
            assertThat(campus.list(AddressQuery.ALL, CLERK.visibility())).isEmpty();
        }
    }

    private static long waiting(JdbcStorage storage) {
        return storage.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from pending_recount")
                        .mapTo(Long.class)
                        .one());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static List<Id> contacts(CampusFixture campus, Id address) {
        Classification plain = new Classification(
                ObjectKind.CONTACT.defaultGenusType(campus.storage().ownIds().authority()), List.of());
        Filed<Contact> one = new Filed<>(
                identity -> new Contact(identity, plain, new Contact.Link(address, ADA), ContactForm.named("x")),
                campus.defaultBook());
        return CampusFixture.ids(
                campus.storage().write(unit -> unit.contacts().insertAll(Collections.nCopies(MANY, one))));
    }

    private static Person ada(boolean isPrivate) {
        String entry =
                "{\"identifiers\":[{\"identifier\":\"ada1\",\"type\":\"network\"}],\"names\":[{\"family\":\"Doe\"}]}";
        return new Person(
                new Person.Standing(isPrivate, false),
                new DirectoryEntry(PropertyJson.read(entry).values()),
                List.of(),
                CampusFixture.NOON);
    }
}
