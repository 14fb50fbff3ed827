package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookView;
import campus.contacts.AddressQuery;
import campus.contacts.ContactQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.IdempotencyStore.Answer;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A unit of work takes effect completely or not at all. */
public interface UnitOfWorkContract extends StorageFixture {
    @Test
    default void a_unit_returns_the_result_of_its_work() {
        try (CampusFixture campus = campus()) {
            Storage storage = campus.storage();
            assertThat(storage.<String>read(unit -> "looked")).isEqualTo("looked");
            assertThat(storage.<String>write(unit -> "changed")).isEqualTo("changed");
            assertThat(storage.<String>read(unit -> null)).isNull();
            assertThat(storage.<String>write(unit -> null)).isNull();
        }
    }

    @Test
    default void a_unit_passes_exceptions_on() {
        try (CampusFixture campus = campus()) {
            RuntimeException exception = new ArithmeticException("the very one");
            Error error = new AssertionError("the very one");
            assertThatThrownBy(() -> campus.storage().read(unit -> {
                        throw exception;
                    }))
                    .isSameAs(exception);
            assertThatThrownBy(() -> campus.storage().write(unit -> {
                        throw exception;
                    }))
                    .isSameAs(exception);
            assertThatThrownBy(() -> campus.storage().write(unit -> {
                        throw error;
                    }))
                    .isSameAs(error);
            assertThat(campus.address()).isNotNull();
        }
    }

    @Test
    default void an_exception_rolls_back_the_unit_of_work() {
        try (CampusFixture campus = campus()) {
            Id book = campus.book();
            Id child = campus.book(book);
            Id empty = campus.book(book);
            Id address = campus.address(book, campus.defaultBook());
            Id contact = campus.contact(address, book);
            Id unused = campus.address(child);
            List<Object> before = everything(campus);
            for (RuntimeException failure :
                    List.of(new ArithmeticException(), new StorageUnavailableException("full", null))) {
                assertThatThrownBy(() -> campus.storage().write(unit -> {
                            changeEverything(campus, book, child, empty);
                            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
                            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
                            campus.addresses().delete(ANYONE, unused, VersionPrecondition.NONE);
                            unit.idempotency()
                                    .keep(
                                            "key",
                                            new Answer("f", CampusFixture.SOMEBODY, "t"),
                                            CampusFixture.NOON,
                                            CampusFixture.NOON);
                            assertThat(everything(campus)).isNotEqualTo(before);
                            throw failure;
                        }))
                        .isSameAs(failure);
                assertThat(everything(campus)).isEqualTo(before);
                Optional<Answer> kept =
                        campus.storage().read(unit -> unit.idempotency().find("key", CampusFixture.NOON));
                assertThat(kept).isEmpty();
            }
        }
    }

    private static void changeEverything(CampusFixture campus, Id book, Id child, Id empty) {
        Id added = campus.book(child);
        campus.hierarchy().removeChild(ANYONE, book, child);
        campus.hierarchy().addChild(ANYONE, added, book);
        campus.books().delete(ANYONE, empty, VersionPrecondition.NONE);
        campus.hierarchy().addRoot(ANYONE, campus.book());
        campus.books().update(ANYONE, child, VersionPrecondition.NONE, form -> form.withLicense("changed"));
        for (Id address : campus.list(AddressQuery.ALL)) {
            campus.addresses().file(ANYONE, address, added);
            campus.addresses()
                    .update(
                            ANYONE,
                            address,
                            VersionPrecondition.NONE,
                            form -> form.withResource(CampusFixture.SOMEBODY).withText("changed"));
        }
        for (Id contact : campus.list(ContactQuery.ALL)) {
            campus.contacts().file(ANYONE, contact, added);
            campus.contacts().unfile(ANYONE, contact, book);
        }
    }

    private static List<Object> everything(CampusFixture campus) {
        return campus.storage().read(unit -> {
            List<Object> all = new ArrayList<>();
            all.addAll(unit.contacts().list(ContactQuery.ALL, Visibility.EVERYTHING, CampusFixture.all()));
            all.addAll(unit.addresses().list(AddressQuery.ALL, Visibility.EVERYTHING, CampusFixture.all()));
            all.addAll(unit.addressBooks().list(AddressBookQuery.ALL, Visibility.EVERYTHING, CampusFixture.all()));
            for (Id book : campus.list(AddressBookQuery.ALL)) {
                all.add(campus.children(book));
                all.add(campus.parents(book));
                all.add(unit.addressBooks().isMarkedRoot(book));
                all.add(campus.contactsIn(book, AddressBookView.ISOLATED));
                all.add(campus.addressesIn(book, AddressBookView.FEDERATED));
            }
            Id resource = CampusFixture.SOMEBODY;
            all.add(campus.list(new AddressQuery(null, TypeFilter.ANY, resource)));
            return all;
        });
    }

    @Test
    default void a_unit_sees_its_own_changes() {
        try (CampusFixture campus = campus()) {
            campus.storage().write(unit -> {
                Id book = campus.book();
                Id address = campus.address(book);
                Id contact = campus.contact(address, book);
                assertThat(campus.contactsIn(book, AddressBookView.FEDERATED)).containsExactly(contact);
                campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
                assertThat(campus.contactsIn(book, AddressBookView.FEDERATED)).isEmpty();
                return null;
            });
        }
    }

    @Test
    default void a_unit_inside_another_one_joins_it() {
        try (CampusFixture campus = campus()) {
            assertThatThrownBy(() -> campus.storage().write(outer -> {
                        campus.storage().write(inner -> campus.address());
                        int seen = campus.storage()
                                .read(inner -> campus.list(AddressQuery.ALL).size());
                        assertThat(seen).isEqualTo(1);
                        throw new ArithmeticException();
                    }))
                    .isInstanceOf(ArithmeticException.class);
            assertThat(campus.list(AddressQuery.ALL)).isEmpty();
        }
    }

    @Test
    default void an_exception_in_a_nested_unit_rolls_back_both() {
        try (CampusFixture campus = campus()) {
            assertThatThrownBy(() -> campus.storage().write(outer -> {
                        campus.address();
                        return campus.storage().write(inner -> {
                            campus.address();
                            throw new ArithmeticException();
                        });
                    }))
                    .isInstanceOf(ArithmeticException.class);
            assertThat(campus.list(AddressQuery.ALL)).isEmpty();
        }
    }

    @Test
    default void a_read_only_unit_may_contain_another_one() {
        try (CampusFixture campus = campus()) {
            campus.address();
            int seen = campus.storage()
                    .read(outer -> campus.storage()
                            .read(inner -> campus.list(AddressQuery.ALL).size()));
            assertThat(seen).isEqualTo(1);
        }
    }

    @Test
    default void rejects_a_write_inside_a_read_only_unit() {
        try (CampusFixture campus = campus()) {
            assertThatThrownBy(() -> campus.storage().read(unit -> campus.address()))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(campus.list(AddressQuery.ALL)).isEmpty();
            assertThat(campus.address()).isNotNull();
        }
    }

    /** Answers about the past are final after 30 seconds (recorded time, section 2). */
    @Test
    default void a_unit_that_takes_longer_than_25_seconds_is_rolled_back() {
        TestClock clock = new TestClock(CampusFixture.NOON);
        try (CampusFixture campus = new CampusFixture(openStorage(settings -> settings.withClock(clock)))) {
            Id intime = campus.storage().write(unit -> {
                Id made = campus.address();
                clock.advance(Duration.ofSeconds(25));
                return made;
            });
            assertThatThrownBy(() -> campus.storage().write(unit -> {
                        campus.address();
                        clock.advance(Duration.ofMillis(25_001));
                        return null;
                    }))
                    .isInstanceOf(StorageUnavailableException.class);
            assertThat(campus.list(AddressQuery.ALL)).containsExactly(intime);
        }
    }
}
