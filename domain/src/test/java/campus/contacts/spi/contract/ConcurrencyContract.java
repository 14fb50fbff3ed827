package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Address;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookView;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.OsidObject;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.GrantScope;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Concurrently;
import campus.contacts.spi.fixture.Concurrently.Outcome;
import campus.contacts.spi.fixture.Concurrently.Runner;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** All rules hold for concurrent changes (wire contract, section 4). */
public interface ConcurrencyContract extends StorageFixture {
    /** The number of repetitions: large enough for every order of events to occur, small enough for a database. */
    int ROUNDS = 20;

    VersionPrecondition NONE = VersionPrecondition.NONE;

    @Test
    default void concurrent_edges_between_two_books_never_form_a_cycle() {
        try (CampusFixture campus = campus()) {
            for (int round = 0; round < ROUNDS; round++) {
                Id one = campus.book();
                Id other = campus.book();
                List<Outcome> outcomes =
                        Concurrently.run(() -> addChild(campus, one, other), () -> addChild(campus, other, one));
                assertThat(Concurrently.refusals(outcomes)).containsExactly(Reason.ILLEGAL_STATE);
                assertThat(campus.children(one).size() + campus.children(other).size())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    default void concurrent_edges_never_form_a_ring() {
        try (CampusFixture campus = campus()) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Id> ring = List.of(campus.book(), campus.book(), campus.book(), campus.book());
                List<Runner> runners = new ArrayList<>();
                for (int i = 0; i < ring.size(); i++) {
                    Id parent = ring.get(i);
                    Id child = ring.get((i + 1) % ring.size());
                    runners.add(() -> addChild(campus, parent, child));
                }
                assertThat(Concurrently.refusals(Concurrently.run(runners))).containsExactly(Reason.ILLEGAL_STATE);
            }
        }
    }

    @Test
    default void concurrent_removals_from_the_last_two_books_leave_one() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id arts = campus.book();
            for (int round = 0; round < ROUNDS; round++) {
                Id address = campus.address(law, arts);
                List<Outcome> outcomes =
                        Concurrently.run(() -> unfile(campus, address, law), () -> unfile(campus, address, arts));
                assertThat(Concurrently.refusals(outcomes)).containsExactly(Reason.ILLEGAL_STATE);
                assertThat(campus.booksOfAddress(address)).hasSize(1);
            }
        }
    }

    @Test
    default void concurrent_changes_of_different_properties_both_take_effect() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            for (int round = 0; round < ROUNDS; round++) {
                DisplayText display = DisplayText.named("name " + round);
                String text = "text " + round;
                Id resource = Id.parse("resource.Resource:" + round + "@people.example");
                List<Outcome> outcomes = Concurrently.run(
                        () -> update(campus, address, form -> form.withDisplay(display)),
                        () -> update(campus, address, form -> form.withText(text)),
                        () -> update(campus, address, form -> form.withResource(resource)));
                assertThat(Concurrently.done(outcomes)).isEqualTo(3);
                Address found = campus.addressOf(address);
                assertThat(found.content().display()).isEqualTo(display);
                assertThat(found.content().text()).isEqualTo(text);
                assertThat(found.content().resourceId()).isEqualTo(resource);
                assertThat(found.identity().version()).isEqualTo(1 + 3 * (round + 1));
            }
        }
    }

    @Test
    default void concurrent_changes_of_start_and_end_keep_their_order() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            for (int round = 0; round < ROUNDS; round++) {
                Id contact = campus.contact(address);
                List<Outcome> outcomes = Concurrently.run(
                        () -> period(
                                campus,
                                contact,
                                old -> new EffectivePeriod(CampusFixture.NOON.plusSeconds(1), old.end())),
                        () -> period(campus, contact, old -> new EffectivePeriod(old.start(), CampusFixture.NOON)));
                assertThat(Concurrently.refusals(outcomes)).containsExactly(Reason.INVALID_ARGUMENT);
                assertThat(campus.contactOf(contact).identity().version()).isEqualTo(2);
            }
        }
    }

    @Test
    default void one_of_several_concurrent_changes_of_a_version_succeeds() {
        try (CampusFixture campus = campus()) {
            for (int round = 0; round < ROUNDS; round++) {
                Id address = campus.address();
                List<Runner> runners = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    String text = "text " + i;
                    runners.add(() -> campus.addresses()
                            .update(ANYONE, address, version -> version == 1, form -> form.withText(text)));
                }
                List<Outcome> outcomes = Concurrently.run(runners);
                assertThat(Concurrently.refusals(outcomes)).hasSize(3).containsOnly(Reason.OUTDATED);
                assertThat(campus.addressOf(address).identity().version()).isEqualTo(2);
            }
        }
    }

    @Test
    default void rejects_a_contact_during_a_concurrent_delete_of_its_address() {
        try (CampusFixture campus = campus()) {
            for (int round = 0; round < ROUNDS; round++) {
                Id address = campus.address();
                List<Outcome> outcomes = Concurrently.run(
                        () -> campus.contact(address),
                        () -> deleted(() -> campus.addresses().delete(ANYONE, address, NONE)));
                assertThat(Concurrently.refusals(outcomes)).hasSize(1);
                assertThat(outcomes.get(0).refused()).isIn(null, Reason.NOT_FOUND);
                assertThat(outcomes.get(1).refused()).isIn(null, Reason.ILLEGAL_STATE);
                assertThat(campus.list(ContactQuery.ALL.connecting(new ContactQuery.Ends(address, null, null))))
                        .hasSize(outcomes.get(0).isDone() ? 1 : 0);
            }
        }
    }

    @Test
    default void rejects_filing_into_a_book_during_its_concurrent_delete() {
        try (CampusFixture campus = campus()) {
            for (int round = 0; round < ROUNDS; round++) {
                Id book = campus.book(campus.defaultBook());
                Id address = campus.address();
                Runner delete = () -> deleted(() -> campus.books().delete(ANYONE, book, NONE));
                Runner filling = switch (round % 4) {
                    case 0 -> () -> file(campus, address, book);
                    case 1 -> () -> campus.address(book);
                    case 2 -> () -> campus.contact(address, book);
                    default ->
                        () -> campus.books().create(ANYONE, CreationRequest.in(book), AddressBookForm.named("child"));
                };
                List<Outcome> outcomes = Concurrently.run(filling, delete);
                assertThat(Concurrently.refusals(outcomes)).hasSize(1);
                assertThat(outcomes.get(0).refused()).isIn(null, Reason.NOT_FOUND);
                assertThat(outcomes.get(1).refused()).isIn(null, Reason.ILLEGAL_STATE);
            }
        }
    }

    @Test
    default void rejects_filing_during_a_concurrent_delete() {
        try (CampusFixture campus = campus()) {
            for (int round = 0; round < ROUNDS; round++) {
                Id book = campus.book();
                Id address = campus.address();
                List<Outcome> outcomes = Concurrently.run(
                        () -> file(campus, address, book),
                        () -> deleted(() -> campus.addresses().delete(ANYONE, address, NONE)));
                assertThat(outcomes.get(0).refused()).isIn(null, Reason.NOT_FOUND);
                assertThat(outcomes.get(1).isDone()).isTrue();
                assertThat(campus.addressesIn(book, AddressBookView.ISOLATED)).isEmpty();
                campus.books().delete(ANYONE, book, NONE);
            }
        }
    }

    @Test
    default void the_same_object_is_deleted_once() {
        try (CampusFixture campus = campus()) {
            for (int round = 0; round < ROUNDS; round++) {
                Id address = campus.address();
                Runner delete = () -> deleted(() -> campus.addresses().delete(ANYONE, address, NONE));
                assertThat(Concurrently.refusals(Concurrently.run(delete, delete, delete)))
                        .containsExactly(Reason.NOT_FOUND, Reason.NOT_FOUND);
            }
        }
    }

    @Test
    default void concurrent_creations_get_distinct_ascending_numbers() {
        try (CampusFixture campus = campus()) {
            List<Runner> runners = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runners.add(() -> {
                    List<Id> made = new ArrayList<>();
                    for (int j = 0; j < ROUNDS; j++) {
                        made.add(campus.address());
                    }
                    return made;
                });
            }
            List<Id> all = new ArrayList<>();
            for (Outcome outcome : Concurrently.run(runners)) {
                List<Id> made = new ArrayList<>(campus.list(AddressQuery.ALL));
                made.retainAll((List<?>) outcome.result());
                assertThat(made).as("in the order made").isEqualTo(outcome.result());
                all.addAll(made);
            }
            assertThat(all).doesNotHaveDuplicates().hasSize(4 * ROUNDS);
            assertThat(campus.list(AddressQuery.ALL)).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    default void a_unit_of_work_is_never_partially_visible() {
        try (CampusFixture campus = campus()) {
            Runner writing = () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    List<Id> pair = campus.storage().write(unit -> List.of(campus.address(), campus.address()));
                    if (round % 2 == 0) {
                        campus.storage().write(unit -> {
                            pair.forEach(id -> campus.addresses().delete(ANYONE, id, NONE));
                            return null;
                        });
                    }
                }
                return null;
            };
            Runner reading = () -> {
                for (int round = 0; round < 5 * ROUNDS; round++) {
                    assertThat(campus.count(AddressQuery.ALL, GrantScope.EVERYWHERE))
                            .isEven();
                }
                return null;
            };
            assertThat(Concurrently.done(Concurrently.run(writing, reading, writing, reading)))
                    .isEqualTo(4);
        }
    }

    @Test
    default void units_that_change_the_same_objects_in_different_orders_all_succeed() {
        try (CampusFixture campus = campus()) {
            List<Id> hot = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                hot.add(campus.address());
            }
            List<Runner> writers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                List<Id> order = new ArrayList<>(hot);
                Collections.rotate(order, i);
                if (i % 2 == 0) {
                    Collections.reverse(order);
                }
                String text = "by " + i;
                writers.add(() -> campus.storage().write(unit -> {
                    order.forEach(id -> update(campus, id, form -> form.withText(text)));
                    return text;
                }));
            }
            assertThat(Concurrently.done(Concurrently.run(writers))).isEqualTo(writers.size());
            assertThat(hot)
                    .extracting(id -> campus.addressOf(id).content().text())
                    .containsOnly(campus.addressOf(hot.get(0)).content().text());
            assertThat(hot)
                    .extracting(id -> campus.addressOf(id).identity().version())
                    .containsOnly(1L + writers.size());
        }
    }

    @Test
    default void of_two_who_take_an_alias_for_different_objects_both_succeed() {
        try (CampusFixture campus = campus()) {
            Id alias = Id.parse("gate.Door:7@locks.example");
            List<Runner> takers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Id address = campus.address();
                takers.add(() -> {
                    campus.service().aliases().add(ANYONE, ObjectKind.ADDRESS, address, alias, true);
                    return address;
                });
            }
            assertThat(Concurrently.done(Concurrently.run(takers))).isEqualTo(takers.size());
            assertThat(campus.addressOf(alias)).isNotNull();
        }
    }

    private static Object addChild(CampusFixture campus, Id parent, Id child) {
        campus.hierarchy().addChild(ANYONE, parent, child);
        return null;
    }

    private static Object file(CampusFixture campus, Id address, Id book) {
        campus.addresses().file(ANYONE, address, book);
        return null;
    }

    private static Object unfile(CampusFixture campus, Id address, Id book) {
        campus.addresses().unfile(ANYONE, address, book);
        return null;
    }

    private static OsidObject update(CampusFixture campus, Id address, UnaryOperator<AddressForm> edit) {
        return campus.addresses().update(ANYONE, address, NONE, edit);
    }

    private static Contact period(CampusFixture campus, Id contact, UnaryOperator<EffectivePeriod> edit) {
        return campus.contacts()
                .update(ANYONE, contact, NONE, form -> form.withEffective(edit.apply(form.effective())));
    }

    private static Object deleted(Runnable delete) {
        delete.run();
        return null;
    }
}
