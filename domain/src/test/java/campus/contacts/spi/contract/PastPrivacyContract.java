package campus.contacts.spi.contract;

import static campus.contacts.spi.contract.OwnWritingContract.AMY;
import static campus.contacts.spi.contract.OwnWritingContract.BEN;
import static campus.contacts.spi.contract.PrivacyContract.ADA;
import static campus.contacts.spi.contract.PrivacyContract.CLERK;
import static campus.contacts.spi.contract.PrivacyContract.ROLE;
import static campus.contacts.spi.contract.PrivacyContract.ada;
import static campus.contacts.spi.contract.PrivacyContract.address;
import static campus.contacts.spi.contract.PrivacyContract.save;
import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookQuery;
import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.history.Change;
import campus.contacts.history.HistoryEntry;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.TypeFilter;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.RandomChanges;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.DirectoryPeople;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The recorded past shows nothing about a person who is private now, nor what was not released (recorded time, section
 * 2; campus facades, section 3).
 */
public interface PastPrivacyContract extends StorageFixture {
    @Test
    default void the_past_of_a_person_who_is_private_now_is_hidden() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            save(campus, ada(false, "r1"));
            Id hers = address(campus, AddressForm.named("hers").withResource(ADA));
            Id other = campus.address();
            Id one = campus.contact(new Contact.Link(other, ROLE), ContactForm.named("x"));
            Id two = campus.contact(
                    new Contact.Link(campus.address(), SOMEBODY),
                    ContactForm.named("x").withAddressee(ADA));
            Instant then = history.quiet();
            assertThat(history.contactsSeen(then, CLERK.visibility())).containsExactly(one, two);
            assertThat(history.addressesSeen(then, CLERK.visibility())).hasSize(3);
            save(campus, ada(true, "r1"));
            history.quiet();
            assertThat(history.contactsSeen(then, CLERK.visibility())).isEmpty();
            assertThat(history.addressesSeen(then, CLERK.visibility())).isEmpty();
            assertThat(history.contactsSeen(then, Visibility.EVERYTHING)).containsExactly(one, two);
            for (Id id : List.of(hers, other, one, two)) {
                assertRefused(Reason.NOT_FOUND, () -> history.entries(CLERK, id));
                assertThat(history.changes(id)).containsExactly(Change.CREATED);
            }
            save(campus, ada(false));
            assertThat(history.contactsSeen(then, CLERK.visibility())).containsExactly(one, two);
        }
    }

    @Test
    default void a_version_about_a_private_person_is_hidden_although_the_present_one_is_not() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            save(campus, ada(true));
            Id hers = address(campus, AddressForm.named("hers").withResource(ADA));
            Id contact = campus.contact(
                    new Contact.Link(campus.address(), SOMEBODY),
                    ContactForm.named("x").withAddressee(ADA));
            Instant then = history.quiet();
            campus.addresses().update(ANYONE, hers, VersionPrecondition.NONE, form -> form.withResource(SOMEBODY));
            campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(null));
            Instant later = history.quiet();
            assertThat(history.contactsSeen(then, CLERK.visibility())).isEmpty();
            assertThat(history.addressesSeen(then, CLERK.visibility())).isEmpty();
            assertThat(history.contactsSeen(later, CLERK.visibility())).containsExactly(contact);
            assertThat(history.addressesSeen(later, CLERK.visibility())).hasSize(2);
            for (Id id : List.of(hers, contact)) {
                assertThat(history.changes(CLERK, id)).containsExactly(Change.UPDATED);
                assertRefused(Reason.NOT_FOUND, () -> history.of(id).version(CLERK, id, 1));
                assertThat(history.of(id).version(CLERK, id, 2).identity().version())
                        .isEqualTo(2);
            }
        }
    }

    @Test
    default void a_version_is_hidden_if_the_present_one_is_about_a_private_person() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            save(campus, ada(true));
            Id hers = campus.address();
            Id contact = campus.contact(campus.address());
            Instant then = history.quiet();
            campus.addresses().update(ANYONE, hers, VersionPrecondition.NONE, form -> form.withResource(ADA));
            campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(ADA));
            history.quiet();
            assertThat(history.contactsSeen(then, CLERK.visibility())).isEmpty();
            assertThat(history.addressesSeen(then, CLERK.visibility())).isEmpty();
            for (Id id : List.of(hers, contact)) {
                assertRefused(Reason.NOT_FOUND, () -> history.entries(CLERK, id));
                assertRefused(Reason.NOT_FOUND, () -> history.of(id).version(CLERK, id, 1));
            }
        }
    }

    @Test
    default void the_history_of_a_deleted_object_of_a_private_person_is_unknown() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            save(campus, ada(true));
            Id hers = address(campus, AddressForm.named("hers").withResource(ADA));
            Id contact = campus.contact(new Contact.Link(hers, ADA), ContactForm.named("x"));
            Instant then = history.quiet();
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            campus.addresses().delete(ANYONE, hers, VersionPrecondition.NONE);
            history.quiet();
            for (Id id : List.of(hers, contact)) {
                assertRefused(Reason.NOT_FOUND, () -> history.of(id).version(CLERK, id, 1));
                assertRefused(Reason.NOT_FOUND, () -> history.entries(CLERK, id));
                assertThat(history.changes(id)).containsExactly(Change.DELETED, Change.CREATED);
            }
            assertThat(history.contactsSeen(then, CLERK.visibility())).isEmpty();
            assertThat(history.addressesSeen(then, CLERK.visibility())).isEmpty();
            save(campus, ada(false));
            for (Id id : List.of(hers, contact)) {
                assertThat(history.changes(CLERK, id)).containsExactly(Change.DELETED, Change.CREATED);
            }
            assertThat(history.contactsSeen(then, CLERK.visibility())).containsExactly(contact);
            assertThat(history.addressesSeen(then, CLERK.visibility())).containsExactly(hers);
        }
    }

    @Test
    default void a_contact_of_the_moment_hides_its_address() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            save(campus, ada(true));
            Id address = campus.address();
            Instant before = history.quiet();
            Id contact = campus.contact(new Contact.Link(address, ADA), ContactForm.named("x"));
            Instant then = history.quiet();
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            Instant later = history.quiet();
            assertThat(history.addressesSeen(before, CLERK.visibility())).containsExactly(address);
            assertThat(history.addressesSeen(then, CLERK.visibility())).isEmpty();
            assertThat(history.addressesSeen(later, CLERK.visibility())).containsExactly(address);
            assertThat(history.contacts(then, campus.contactsOf(address), CLERK.visibility()))
                    .isEmpty();
            AddressBookQuery books = new AddressBookQuery(null, TypeFilter.ANY, null, null, address);
            assertThat(history.books(then, books, CLERK.visibility())).isEmpty();
            assertThat(history.books(before, books, CLERK.visibility())).hasSize(1);
        }
    }

    @Test
    default void a_version_of_an_address_is_hidden_by_a_contact_of_its_time() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            save(campus, ada(true));
            Id address = campus.address();
            Id contact = campus.contact(new Contact.Link(address, ADA), ContactForm.named("x"));
            history.quiet();
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withText("one"));
            history.quiet();
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            history.quiet();
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> form.withText("two"));
            assertRefused(Reason.NOT_FOUND, () -> history.addresses().version(CLERK, address, 1));
            assertThat(history.addresses().version(CLERK, address, 3).content().text())
                    .isEqualTo("two");
            assertThat(history.entries(CLERK, address))
                    .map(HistoryEntry::version)
                    .contains(3L)
                    .doesNotContain(1L);
        }
    }

    @Test
    default void a_contact_hides_its_address_in_the_past_only_if_it_might() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            save(campus, ada(true));
            Id law = campus.book();
            Id office = campus.address(law);
            Id given = campus.address(law);
            make(campus, AMY, office, ADA, null);
            Id contact = make(campus, AMY, given, SOMEBODY, null);
            campus.contacts().update(AMY, contact, VersionPrecondition.NONE, form -> form.withAddressee(ROLE));
            Instant then = history.quiet();
            campus.list(campus.contactsOf(office))
                    .forEach(id -> campus.contacts().delete(ANYONE, id, VersionPrecondition.NONE));
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            history.quiet();
            assertThat(history.addressesSeen(then, BEN.visibility())).containsExactly(office, given);
            assertThat(history.contactsSeen(then, BEN.visibility())).containsExactly(contact);
        }
    }

    @Test
    default void callers_see_the_past_of_their_own_writes() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            save(campus, ada(true, "r1"));
            Id hers = campus.addresses()
                    .create(AMY, CreationRequest.PLAIN, AddressForm.named("x").withResource(ADA))
                    .id();
            Id other = campus.address();
            Id contact = make(campus, AMY, other, ROLE, null);
            Instant then = history.quiet();
            campus.addresses().update(AMY, hers, VersionPrecondition.NONE, form -> form.withText("x"));
            campus.contacts().update(AMY, contact, VersionPrecondition.NONE, form -> form.withAddressee(ADA));
            Instant later = history.quiet();
            for (Instant moment : List.of(then, later)) {
                assertThat(history.addressesSeen(moment, AMY.visibility())).containsExactly(hers, other);
                assertThat(history.contactsSeen(moment, AMY.visibility())).containsExactly(contact);
                assertThat(history.addressesSeen(moment, BEN.visibility())).isEmpty();
                assertThat(history.contactsSeen(moment, BEN.visibility())).isEmpty();
            }
            for (Id id : List.of(hers, contact)) {
                assertThat(history.changes(AMY, id)).containsExactly(Change.UPDATED, Change.CREATED);
                assertRefused(Reason.NOT_FOUND, () -> history.entries(BEN, id));
            }
            campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(ROLE));
            history.quiet();
            assertThat(history.contactsSeen(then, AMY.visibility())).isEmpty();
            assertRefused(Reason.NOT_FOUND, () -> history.entries(AMY, contact));
        }
    }

    @Test
    default void the_release_levels_of_then_and_of_now_must_both_be_granted() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            Id restricted = released(campus, law, "public");
            Id opened = released(campus, law, "none");
            Id internal = released(campus, law, "internal");
            Instant then = history.quiet();
            release(campus, restricted, "none");
            release(campus, opened, "public");
            release(campus, internal, "public");
            Instant later = history.quiet();
            GrantScope all = GrantScope.EVERYWHERE;
            Visibility plain = new Visibility(all, true, false, GrantScope.NOWHERE);
            Visibility member = new Visibility(all, true, true, GrantScope.NOWHERE);
            Visibility maintainer = new Visibility(all, true, false, GrantScope.of(Set.of(law)));
            assertThat(history.addressesSeen(then, plain)).isEmpty();
            assertThat(history.addressesSeen(later, plain)).containsExactly(opened, internal);
            assertThat(history.addressesSeen(then, member)).containsExactly(internal);
            assertThat(history.addressesSeen(then, maintainer)).containsExactly(restricted, opened);
            Caller reader = new Caller("reader", Map.of(AccessFunction.LOOKUP, all));
            assertRefused(Reason.NOT_FOUND, () -> history.entries(reader, restricted));
            assertThat(history.changes(reader, opened)).containsExactly(Change.UPDATED);
            assertThat(history.changes(ANYONE, opened)).containsExactly(Change.UPDATED, Change.CREATED);
            campus.addresses().delete(ANYONE, opened, VersionPrecondition.NONE);
            history.quiet();
            assertThat(history.addressesSeen(later, plain)).containsExactly(opened, internal);
            assertThat(history.addressesSeen(then, plain)).isEmpty();
        }
    }

    private static Id released(CampusFixture campus, Id book, String release) {
        CreationRequest asked = new CreationRequest(null, List.of(DirectoryPeople.REACHED), book);
        AddressForm form = AddressForm.named(release).withProperties(RandomChanges.release(release));
        return campus.addresses().create(ANYONE, asked, form).id();
    }

    private static void release(CampusFixture campus, Id address, String release) {
        campus.addresses()
                .update(
                        ANYONE,
                        address,
                        VersionPrecondition.NONE,
                        form -> form.withProperties(RandomChanges.release(release)));
    }

    private static Id make(CampusFixture campus, Caller caller, Id address, Id reference, Id addressee) {
        ContactForm form = ContactForm.named("x").withAddressee(addressee);
        Contact.Link link = new Contact.Link(address, reference);
        return campus.contacts()
                .create(caller, link, CreationRequest.PLAIN, form)
                .id();
    }
}
