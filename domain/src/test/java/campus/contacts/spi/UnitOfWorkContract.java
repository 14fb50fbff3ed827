package campus.contacts.spi;

import static campus.contacts.spi.Campus.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressQuery;
import campus.contacts.ContactQuery;
import campus.contacts.Id;
import campus.contacts.Precondition;
import campus.contacts.Sight;
import campus.contacts.TypeFilter;
import campus.contacts.View;
import campus.contacts.spi.AnswerStore.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A unit of work is done whole or not at all. */
public interface UnitOfWorkContract extends StorageFixture {
    @Test
    default void a_unit_gives_back_what_its_work_gives_back() {
        try (Campus campus = campus()) {
            Storage storage = campus.storage();
            assertThat(storage.<String>read(unit -> "looked")).isEqualTo("looked");
            assertThat(storage.<String>write(unit -> "changed")).isEqualTo("changed");
            assertThat(storage.<String>read(unit -> null)).isNull();
            assertThat(storage.<String>write(unit -> null)).isNull();
        }
    }

    @Test
    default void a_unit_throws_what_its_work_throws() {
        try (Campus campus = campus()) {
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
    default void what_a_unit_throws_undoes_all_of_it() {
        try (Campus campus = campus()) {
            Id book = campus.book();
            Id child = campus.book(book);
            Id empty = campus.book(book);
            Id address = campus.address(book, campus.defaultBook());
            Id contact = campus.contact(address, book);
            Id unused = campus.address(child);
            List<Object> before = everything(campus);
            for (RuntimeException failure : List.of(new ArithmeticException(), new StorageFault("full", null))) {
                assertThatThrownBy(() -> campus.storage().write(unit -> {
                            changeEverything(campus, book, child, empty);
                            campus.contacts().delete(ANYONE, contact, Precondition.NONE);
                            campus.addresses().delete(ANYONE, address, Precondition.NONE);
                            campus.addresses().delete(ANYONE, unused, Precondition.NONE);
                            unit.answers().keep("key", new Answer("f", Campus.SOMEBODY, "t"), Campus.NOON, Campus.NOON);
                            assertThat(everything(campus)).isNotEqualTo(before);
                            throw failure;
                        }))
                        .isSameAs(failure);
                assertThat(everything(campus)).isEqualTo(before);
                Optional<Answer> kept =
                        campus.storage().read(unit -> unit.answers().find("key", Campus.NOON));
                assertThat(kept).isEmpty();
            }
        }
    }

    private static void changeEverything(Campus campus, Id book, Id child, Id empty) {
        Id added = campus.book(child);
        campus.books().removeChild(ANYONE, book, child);
        campus.books().addChild(ANYONE, added, book);
        campus.books().delete(ANYONE, empty, Precondition.NONE);
        campus.books().addRoot(ANYONE, campus.book());
        campus.books().update(ANYONE, child, Precondition.NONE, form -> form.withLicense("changed"));
        for (Id address : campus.list(AddressQuery.ALL)) {
            campus.addresses().file(ANYONE, address, added);
            campus.addresses()
                    .update(
                            ANYONE,
                            address,
                            Precondition.NONE,
                            form -> form.withResource(Campus.SOMEBODY).withText("changed"));
        }
        for (Id contact : campus.list(ContactQuery.ALL)) {
            campus.contacts().file(ANYONE, contact, added);
            campus.contacts().unfile(ANYONE, contact, book);
        }
    }

    private static List<Object> everything(Campus campus) {
        return campus.storage().read(unit -> {
            List<Object> all = new ArrayList<>();
            all.addAll(unit.contacts().list(ContactQuery.ALL, Sight.EVERYTHING, Campus.all()));
            all.addAll(unit.addresses().list(AddressQuery.ALL, Sight.EVERYTHING, Campus.all()));
            all.addAll(unit.addressBooks().list(AddressBookQuery.ALL, Sight.EVERYTHING, Campus.all()));
            for (Id book : campus.list(AddressBookQuery.ALL)) {
                all.add(campus.children(book));
                all.add(campus.parents(book));
                all.add(unit.addressBooks().isMarkedRoot(book));
                all.add(campus.contactsIn(book, View.ISOLATED));
                all.add(campus.addressesIn(book, View.FEDERATED));
            }
            Id resource = Campus.SOMEBODY;
            all.add(campus.list(new AddressQuery(null, TypeFilter.ANY, resource)));
            return all;
        });
    }

    @Test
    default void a_unit_sees_its_own_changes() {
        try (Campus campus = campus()) {
            campus.storage().write(unit -> {
                Id book = campus.book();
                Id address = campus.address(book);
                Id contact = campus.contact(address, book);
                assertThat(campus.contactsIn(book, View.FEDERATED)).containsExactly(contact);
                campus.contacts().delete(ANYONE, contact, Precondition.NONE);
                assertThat(campus.contactsIn(book, View.FEDERATED)).isEmpty();
                return null;
            });
        }
    }

    @Test
    default void a_unit_inside_another_one_joins_it() {
        try (Campus campus = campus()) {
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
    default void what_a_unit_inside_another_one_throws_undoes_both() {
        try (Campus campus = campus()) {
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
    default void a_unit_that_only_looks_may_hold_another_one() {
        try (Campus campus = campus()) {
            campus.address();
            int seen = campus.storage()
                    .read(outer -> campus.storage()
                            .read(inner -> campus.list(AddressQuery.ALL).size()));
            assertThat(seen).isEqualTo(1);
        }
    }

    @Test
    default void changing_something_inside_a_unit_that_only_looks_fails_loudly() {
        try (Campus campus = campus()) {
            assertThatThrownBy(() -> campus.storage().read(unit -> campus.address()))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(campus.list(AddressQuery.ALL)).isEmpty();
            assertThat(campus.address()).isNotNull();
        }
    }
}
