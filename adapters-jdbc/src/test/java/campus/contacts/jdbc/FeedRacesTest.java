package campus.contacts.jdbc;

import static campus.contacts.spi.contract.PrivacyContract.ADA;
import static campus.contacts.spi.contract.PrivacyContract.CLERK;
import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.FiledObjectStore.Filed;
import campus.contacts.spi.contract.PrivacyContract;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Follower;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The feed of two writers that change at the same time who sees an address. In each test a follower reads between the two commits, and must
 * end with what the lists show.
 */
class FeedRacesTest {
    /** A database that several units of work write at once. */
    enum Kind {
        H2("select count(*) from information_schema.sessions where blocker_id is not null"),
        POSTGRESQL("select count(*) from pg_locks where not granted");

        private final String waiting;

        Kind(String waiting) {
            this.waiting = waiting;
        }

        JdbcStorage open() {
            return Databases.open(this == H2 ? Databases.h2InMemory() : Databases.postgreSql());
        }
    }

    /** A unit of work that has written, or waits for another one, and stays open until it may end. */
    private static final class Writer {
        private final CountDownLatch wrote = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);
        private final CompletableFuture<Void> running;

        Writer(CampusFixture campus, Runnable change) {
            running = CompletableFuture.runAsync(() -> campus.storage().write(unit -> {
                change.run();
                wrote.countDown();
                try {
                    mayEnd.await();
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
                return null;
            }));
        }

        boolean isWorking() {
            return wrote.getCount() > 0 && !running.isDone();
        }

        /** Waits for the end; a refusal is one, too. */
        void end() {
            mayEnd.countDown();
            try {
                running.join();
            } catch (CompletionException failure) {
                assertThat(failure).hasCauseInstanceOf(Refusal.class);
            }
        }
    }

    private static long waiting(JdbcStorage storage, Kind kind) {
        return storage.jdbi()
                .withHandle(handle ->
                        handle.createQuery(kind.waiting).mapTo(Long.class).one());
    }

    private static void race(JdbcStorage storage, Kind kind, Follower follower, Runnable first, Runnable second) {
        CampusFixture campus = new CampusFixture(storage);
        Writer earlier = new Writer(campus, first);
        while (earlier.isWorking()) {
            Thread.onSpinWait();
        }
        Writer later = new Writer(campus, second);
        while (later.isWorking() && waiting(storage, kind) == 0) {
            Thread.onSpinWait();
        }
        earlier.end();
        while (later.isWorking()) {
            Thread.onSpinWait();
        }
        follower.readable(10);
        later.end();
        follower.entries();
        List<Id> listed = campus.list(AddressQuery.ALL, follower.caller().visibility());
        assertThat(follower.held().keySet())
                .filteredOn(id -> id.startsWith("contact.Address:"))
                .containsExactlyInAnyOrderElementsOf(
                        listed.stream().map(Id::toString).toList());
    }

    /** An address on which a clerk, who does not see private persons, has a contact. */
    private record World(JdbcStorage storage, CampusFixture campus, Id address, Id own) {
        static World in(Kind kind) {
            JdbcStorage storage = kind.open();
            CampusFixture campus = new CampusFixture(storage);
            PrivacyContract.save(campus, PrivacyContract.ada(true));
            Id address = campus.address();
            return new World(storage, campus, address, clerksContact(campus, address));
        }

        static Id clerksContact(CampusFixture campus, Id address) {
            return campus.contacts()
                    .create(CLERK, new Contact.Link(address, SOMEBODY), CreationRequest.PLAIN, ContactForm.named("own"))
                    .id();
        }

        /** Hides the address, and makes another one, with whose entry a follower goes on. */
        void hide() {
            campus.contact(new Contact.Link(address, ADA), ContactForm.named("hers"));
            campus.address();
        }

        void deleteOwn() {
            campus.contacts().delete(CLERK, own, VersionPrecondition.NONE);
        }

        /** Returns a follower that has read the list. */
        Follower follower(Caller caller) {
            Follower follower = Follower.of(campus, caller);
            campus.list(AddressQuery.ALL, caller.visibility()).forEach(id -> follower.hold(Map.of(id.toString(), 1L)));
            return follower;
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_address_is_hidden_while_its_viewer_makes_a_contact_on_it(Kind kind) {
        World world = World.in(kind);
        try (CampusFixture campus = world.campus()) {
            world.deleteOwn();
            Follower clerk = world.follower(CLERK);
            race(world.storage(), kind, clerk, world::hide, () -> World.clerksContact(campus, world.address()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_address_is_hidden_while_its_viewer_deletes_the_own_contact_on_it(Kind kind) {
        World world = World.in(kind);
        try (CampusFixture campus = world.campus()) {
            Follower clerk = world.follower(CLERK);
            race(world.storage(), kind, clerk, world::hide, world::deleteOwn);
            assertThat(campus.list(AddressQuery.ALL, CLERK.visibility())).doesNotContain(world.address());
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_address_is_hidden_while_its_viewer_restores_the_own_contact_on_it(Kind kind) {
        World world = World.in(kind);
        try (CampusFixture campus = world.campus()) {
            world.deleteOwn();
            Follower clerk = world.follower(CLERK);
            race(
                    world.storage(),
                    kind,
                    clerk,
                    world::hide,
                    () -> campus.service().contactHistory().restore(CLERK, world.own(), 1, VersionPrecondition.NONE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_address_is_hidden_while_the_viewers_contact_gets_another_author(Kind kind) {
        World world = World.in(kind);
        try (CampusFixture campus = world.campus()) {
            Follower clerk = world.follower(CLERK);
            race(
                    world.storage(),
                    kind,
                    clerk,
                    world::hide,
                    () -> campus.contacts()
                            .update(
                                    ANYONE,
                                    world.own(),
                                    VersionPrecondition.NONE,
                                    form -> form.withAddressee(SOMEBODY)));
            assertThat(campus.list(AddressQuery.ALL, CLERK.visibility())).doesNotContain(world.address());
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_address_is_filed_in_a_book_while_an_import_hides_it(Kind kind) {
        World world = World.in(kind);
        try (CampusFixture campus = world.campus()) {
            Id law = campus.book();
            Caller lawyer = new Caller("a lawyer", Map.of(AccessFunction.LOOKUP, GrantScope.of(Set.of(law))));
            Follower follower = world.follower(lawyer);
            Classification plain =
                    new Classification(ObjectKind.CONTACT.defaultGenusType(StorageFixture.AUTHORITY), List.of());
            Contact.Link link = new Contact.Link(world.address(), ADA);
            Filed<Contact> hiding = new Filed<>(
                    identity -> new Contact(identity, plain, link, ContactForm.named("hers")), campus.defaultBook());
            race(
                    world.storage(),
                    kind,
                    follower,
                    () -> campus.addresses().file(ANYONE, world.address(), law),
                    () -> campus.storage().write(unit -> unit.contacts().insertAll(List.of(hiding))));
            assertThat(campus.list(AddressQuery.ALL, lawyer.visibility())).isEmpty();
        }
    }
}
