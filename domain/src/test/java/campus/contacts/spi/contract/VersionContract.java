package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.Address;
import campus.contacts.AddressBook;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.VersionPrecondition;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Every change makes a new version, and only a change does (wire contract, section 7). */
public interface VersionContract extends StorageFixture {
    @Test
    default void a_new_object_has_version_1_and_every_change_increments_it() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id contact = campus.contact(address);
            Id book = campus.book();
            Instant before = campus.addressOf(address).identity().changedAt();
            for (int version = 1; version < 5; version++) {
                assertThat(campus.addressOf(address).identity().version()).isEqualTo(version);
                assertThat(campus.contactOf(contact).identity().version()).isEqualTo(version);
                assertThat(campus.bookOf(book).identity().version()).isEqualTo(version);
                campus.clock().advance(Duration.ofSeconds(1));
                DisplayText display = DisplayText.named("version " + version);
                campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withDisplay(display));
                campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withDisplay(display));
                campus.books().update(ANYONE, book, VersionPrecondition.NONE, form -> form.withDisplay(display));
                Instant changedAt = campus.addressOf(address).identity().changedAt();
                assertThat(changedAt).isAfter(before);
                before = changedAt;
                assertThat(campus.contactOf(contact).display()).isEqualTo(display);
                assertThat(campus.bookOf(book).display()).isEqualTo(display);
            }
        }
    }

    @Test
    default void versions_and_numbers_grow_even_if_the_clock_is_set_back() {
        try (CampusFixture campus = campus()) {
            Id first = campus.address();
            campus.clock().advance(Duration.ofDays(-400));
            Id second = campus.address();
            Instant before = campus.addressOf(first).identity().changedAt();
            for (int version = 2; version < 5; version++) {
                campus.clock().advance(Duration.ofHours(-1));
                DisplayText display = DisplayText.named("version " + version);
                campus.addresses().update(ANYONE, first, VersionPrecondition.NONE, form -> form.withDisplay(display));
                assertThat(campus.addressOf(first).identity().version()).isEqualTo(version);
                assertThat(campus.addressOf(first).display()).isEqualTo(display);
                Instant changedAt = campus.addressOf(first).identity().changedAt();
                assertThat(changedAt).isAfter(before);
                before = changedAt;
            }
            assertThat(campus.list(AddressQuery.ALL)).containsExactly(first, second);
        }
    }

    @Test
    default void an_edit_that_changes_nothing_keeps_the_version() {
        try (CampusFixture campus = campus()) {
            Address address = campus.addressOf(campus.address());
            Contact contact = campus.contactOf(campus.contact(address.id()));
            AddressBook book = campus.bookOf(campus.book());
            campus.clock().advance(Duration.ofHours(1));
            campus.addresses().update(ANYONE, address.id(), VersionPrecondition.NONE, form -> form);
            campus.contacts().update(ANYONE, contact.id(), VersionPrecondition.NONE, form -> form.withEndReason(null));
            campus.books().update(ANYONE, book.id(), VersionPrecondition.NONE, form -> form);
            assertThat(campus.addressOf(address.id())).isEqualTo(address);
            assertThat(campus.contactOf(contact.id())).isEqualTo(contact);
            assertThat(campus.bookOf(book.id())).isEqualTo(book);
        }
    }

    @Test
    default void rejects_a_change_of_an_outdated_version() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            VersionPrecondition first = version -> version == 1;
            campus.addresses().update(ANYONE, address, first, form -> form.withText("first"));
            assertRefused(
                    Reason.OUTDATED,
                    () -> campus.addresses().update(ANYONE, address, first, form -> form.withText("second")));
            assertRefused(Reason.OUTDATED, () -> campus.addresses().delete(ANYONE, address, first));
            assertRefused(Reason.OUTDATED, () -> campus.addresses().update(ANYONE, address, first, form -> form));
            assertThat(campus.addressOf(address).content().text()).isEqualTo("first");
            campus.addresses().delete(ANYONE, address, version -> version == 2);

            Id book = campus.book();
            assertRefused(Reason.OUTDATED, () -> campus.books().delete(ANYONE, book, version -> false));
            Id contact = campus.contact(campus.address());
            assertRefused(Reason.OUTDATED, () -> campus.contacts().delete(ANYONE, contact, version -> false));
            assertThat(campus.contactOf(contact).id()).isEqualTo(contact);
        }
    }

    @Test
    default void an_edit_of_a_version_that_was_seen_is_made_on_the_present_one() {
        try (CampusFixture campus = campus()) {
            Contact seen = campus.contacts().checkUpdate(ANYONE, campus.contact(campus.address()));
            DisplayText meanwhile = DisplayText.named("meanwhile");
            campus.contacts().update(ANYONE, seen.id(), VersionPrecondition.NONE, form -> form.withDisplay(meanwhile));
            Contact revised = campus.contacts()
                    .revise(
                            ANYONE,
                            seen,
                            VersionPrecondition.NONE,
                            contact -> contact.content().withEndReason(SOMEBODY));
            assertThat(revised.display()).isEqualTo(meanwhile);
            assertThat(revised.content().endReasonId()).isEqualTo(SOMEBODY);
            assertThat(revised.identity().version()).isEqualTo(3);
            assertThat(campus.contactOf(seen.id())).isEqualTo(revised);
            assertRefused(
                    Reason.OUTDATED,
                    () -> campus.contacts()
                            .revise(
                                    ANYONE,
                                    seen,
                                    version -> version == 1,
                                    contact -> contact.content().withoutEndReason()));
            campus.contacts().delete(ANYONE, seen.id(), VersionPrecondition.NONE);
            assertRefused(
                    Reason.NOT_FOUND,
                    () -> campus.contacts().revise(ANYONE, seen, VersionPrecondition.NONE, Contact::content));
        }
    }

    @Test
    default void the_precondition_comes_before_the_conflicts() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            campus.contact(address);
            assertRefused(Reason.OUTDATED, () -> campus.addresses().delete(ANYONE, address, version -> false));
            assertRefused(Reason.OUTDATED, () -> campus.books().delete(ANYONE, campus.defaultBook(), version -> false));
        }
    }

    @Test
    default void an_edit_that_throws_changes_nothing() {
        try (CampusFixture campus = campus()) {
            Address address = campus.addressOf(campus.address());
            assertThatThrownBy(() -> campus.addresses().update(ANYONE, address.id(), VersionPrecondition.NONE, form -> {
                        throw new ArithmeticException();
                    }))
                    .isInstanceOf(ArithmeticException.class);
            assertThat(campus.addressOf(address.id())).isEqualTo(address);
        }
    }

    @Test
    default void a_changed_object_keeps_its_place_in_lists() {
        try (CampusFixture campus = campus()) {
            Id first = campus.address();
            Id second = campus.address();
            campus.addresses().update(ANYONE, first, VersionPrecondition.NONE, form -> form.withText("changed"));
            assertThat(campus.list(AddressQuery.ALL)).containsExactly(first, second);
        }
    }

    @Test
    default void a_changed_object_is_found_by_its_present_values() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id nyu = PaginationContract.NYU;
            AddressQuery query = new AddressQuery(null, TypeFilter.ANY, nyu);
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withResource(nyu));
            assertThat(campus.list(query)).containsExactly(address);
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withoutResource());
            assertThat(campus.list(query)).isEmpty();
        }
    }
}
