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
import static campus.contacts.spi.fixture.Follower.text;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.feed.FeedEntry;
import campus.contacts.feed.FeedQuery;
import campus.contacts.history.Change;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.FiledObjectStore;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Follower;
import campus.contacts.spi.fixture.RandomChanges;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.DirectoryPeople;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Entries of the feed are for those who see the object, or saw it before (recorded time, section 5). */
public interface FeedSightContract extends StorageFixture {
    private static Caller looking(Id... books) {
        return CampusFixture.caller(Set.of(books), AccessFunction.LOOKUP);
    }

    @Test
    default void an_object_that_moves_into_a_granted_book_is_created_and_one_that_leaves_it_removed() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id library = campus.book();
            Id address = campus.address(law);
            Follower lawyer = Follower.of(campus, looking(law));
            Follower librarian = Follower.of(campus, looking(library));
            Follower both = Follower.of(campus, looking(law, library));
            campus.addresses().file(ANYONE, address, library);
            assertThat(lawyer.news()).isEmpty();
            FeedEntry came = librarian.entries().get(0);
            assertThat(Follower.text(came)).isEqualTo(text("created", address));
            assertThat(came.addressBookId()).isEqualTo(library);
            assertThat(both.news()).containsExactly(text("filed", address));
            campus.addresses().unfile(ANYONE, address, law);
            FeedEntry left = lawyer.entries().get(0);
            assertThat(Follower.text(left)).isEqualTo(text("removed", address));
            assertThat(left.addressBookId()).isNull();
            assertThat(left.version()).isEqualTo(1);
            assertThat(librarian.news()).isEmpty();
            assertThat(both.news()).containsExactly(text("unfiled", address));
        }
    }

    @Test
    default void a_book_selects_what_is_in_it_and_below_it() {
        try (CampusFixture campus = campus()) {
            Id campusBook = campus.book();
            Id law = campus.book(campusBook);
            Id elsewhere = campus.book();
            Follower follower = new Follower(campus, ANYONE, new FeedQuery(Set.of(), campusBook, null));
            Id inside = campus.address(law);
            Id outside = campus.address(elsewhere);
            assertThat(follower.news()).containsExactly(text("created", inside));
            campus.addresses().file(ANYONE, outside, law);
            campus.addresses().file(ANYONE, inside, elsewhere);
            assertThat(follower.news()).containsExactly(text("created", outside), text("filed", inside));
            campus.addresses().unfile(ANYONE, inside, law);
            assertThat(follower.news()).containsExactly(text("removed", inside));
        }
    }

    @Test
    default void entries_that_name_a_book_which_the_caller_does_not_see_are_left_out() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id secret = campus.book();
            Id address = campus.address(law);
            Follower lawyer = Follower.of(campus, looking(law));
            campus.addresses().file(ANYONE, address, secret);
            campus.addresses().unfile(ANYONE, address, secret);
            assertThat(lawyer.news()).isEmpty();
            Id made = campus.address(secret);
            campus.addresses().file(ANYONE, made, law);
            List<FeedEntry> entries = lawyer.entries();
            assertThat(entries).extracting(FeedEntry::change).containsOnly(Change.CREATED);
            assertThat(entries).extracting(FeedEntry::addressBookId).doesNotContain(secret);
        }
    }

    @Test
    default void what_is_no_longer_in_a_book_that_was_deleted_is_removed() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id address = campus.address(law);
            campus.addresses().file(ANYONE, address, campus.defaultBook());
            Follower lawyer = Follower.of(campus, looking(law));
            campus.addresses().unfile(ANYONE, address, law);
            campus.books().delete(ANYONE, law, VersionPrecondition.NONE);
            assertThat(lawyer.news()).containsExactly(text("removed", address), text("removed", law));
        }
    }

    @Test
    default void an_address_that_is_not_released_any_more_is_removed_and_created_again() {
        try (CampusFixture campus = campus()) {
            CreationRequest asked = new CreationRequest(null, List.of(DirectoryPeople.REACHED), null);
            AddressForm form = AddressForm.named("x").withProperties(RandomChanges.release("public"));
            Id address = campus.addresses().create(ANYONE, asked, form).id();
            Caller reader = new Caller("a reader", Map.of(AccessFunction.LOOKUP, GrantScope.EVERYWHERE));
            Follower outside = Follower.of(campus, reader);
            Follower maintaining = Follower.of(campus, CLERK);
            release(campus, address, "none");
            FeedEntry gone = outside.entries().get(0);
            assertThat(Follower.text(gone)).isEqualTo(text("removed", address));
            assertThat(gone.version()).isEqualTo(1);
            assertThat(maintaining.news()).containsExactly(text("updated", address));
            release(campus, address, "internal");
            assertThat(outside.news()).isEmpty();
            assertThat(maintaining.news()).containsExactly(text("removed", address));
            release(campus, address, "public");
            assertThat(outside.news()).containsOnly(text("created", address));
            assertThat(maintaining.news()).containsExactly(text("created", address));
        }
    }

    private static void release(CampusFixture campus, Id address, String release) {
        campus.addresses()
                .update(
                        ANYONE,
                        address,
                        VersionPrecondition.NONE,
                        old -> old.withProperties(RandomChanges.release(release)));
    }

    @Test
    default void a_person_who_becomes_private_or_public_makes_an_entry_for_every_object_concerned() {
        try (CampusFixture campus = campus()) {
            save(campus, ada(false, "r1"));
            Id hers = address(campus, AddressForm.named("hers").withResource(ADA));
            Id office = campus.address();
            Id contact = campus.contact(new Contact.Link(office, ROLE), ContactForm.named("x"));
            Id other = campus.contact(campus.address());
            Follower clerk = Follower.of(campus, CLERK);
            Follower all = Follower.of(campus);
            save(campus, ada(true, "r1"));
            assertThat(clerk.news())
                    .containsExactlyInAnyOrder(
                            text("removed", hers), text("removed", office), text("removed", contact));
            assertThat(all.news())
                    .containsExactlyInAnyOrder(
                            text("updated", hers), text("updated", office), text("updated", contact));
            save(campus, ada(false, "r1"));
            assertThat(clerk.news())
                    .containsExactlyInAnyOrder(
                            text("created", hers), text("created", office), text("created", contact));
            campus.contacts().delete(ANYONE, other, VersionPrecondition.NONE);
            assertThat(clerk.news()).containsExactly(text("removed", other));
        }
    }

    @Test
    default void many_objects_of_a_person_are_told_as_well() {
        try (CampusFixture campus = campus()) {
            save(campus, ada(false));
            Id shared = campus.address();
            Classification plain = new Classification(ObjectKind.CONTACT.defaultGenusType(AUTHORITY), List.of());
            FiledObjectStore.Filed<Contact> one = new FiledObjectStore.Filed<>(
                    identity -> new Contact(identity, plain, new Contact.Link(shared, ADA), ContactForm.named("x")),
                    campus.defaultBook());
            Follower clerk = Follower.of(campus, CLERK);
            campus.storage().write(unit -> unit.contacts().insertAll(Collections.nCopies(RecountContract.MANY, one)));
            assertThat(clerk.entries())
                    .hasSize(RecountContract.MANY)
                    .extracting(FeedEntry::addressBookId)
                    .containsOnly(campus.defaultBook());
            save(campus, ada(true));
            assertThat(clerk.entries()).extracting(FeedEntry::change).containsOnly(Change.DELETED);
            assertThat(clerk.held()).isEmpty();
            save(campus, ada(false));
            assertThat(clerk.entries()).extracting(FeedEntry::change).containsOnly(Change.CREATED);
            assertThat(clerk.held()).hasSize(RecountContract.MANY + 1).containsKey(shared.toString());
        }
    }

    @Test
    default void a_contact_that_hides_an_address_removes_it_until_the_contact_changes_or_goes() {
        try (CampusFixture campus = campus()) {
            save(campus, ada(true));
            Id office = campus.address();
            Follower clerk = Follower.of(campus, CLERK);
            Id contact = campus.contact(new Contact.Link(office, ADA), ContactForm.named("x"));
            assertThat(clerk.news()).containsExactly(text("removed", office));
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            assertThat(clerk.news()).containsExactly(text("created", office));
            Id other = campus.contact(new Contact.Link(office, SOMEBODY), ContactForm.named("x"));
            assertThat(clerk.news()).containsExactly(text("created", other));
            addressee(campus, other, ADA);
            assertThat(clerk.news()).containsExactlyInAnyOrder(text("removed", other), text("removed", office));
            addressee(campus, other, null);
            assertThat(clerk.news()).containsExactlyInAnyOrder(text("created", other), text("created", office));
        }
    }

    private static void addressee(CampusFixture campus, Id contact, Id addressee) {
        campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form.withAddressee(addressee));
    }

    @Test
    default void bulk_inserts_about_private_persons_hide_their_addresses_too() {
        try (CampusFixture campus = campus()) {
            save(campus, ada(true));
            Id office = campus.address();
            Follower clerk = Follower.of(campus, CLERK);
            Classification plain = new Classification(ObjectKind.CONTACT.defaultGenusType(AUTHORITY), List.of());
            campus.storage()
                    .write(unit -> unit.contacts()
                            .insertAll(List.of(new FiledObjectStore.Filed<>(
                                    identity -> new Contact(
                                            identity, plain, new Contact.Link(office, ADA), ContactForm.named("x")),
                                    campus.defaultBook()))));
            assertThat(clerk.news()).containsExactly(text("removed", office));
        }
    }

    /** Otherwise a caller could find out by writing who is private. */
    @Test
    default void a_caller_hears_of_its_own_objects_as_if_nobody_were_private() {
        try (CampusFixture campus = campus()) {
            Follower amy = Follower.of(campus, AMY);
            Follower ben = Follower.of(campus, BEN);
            for (boolean isPrivate : new boolean[] {false, true}) {
                save(campus, ada(isPrivate));
                amy.news();
                ben.news();
                Id office = campus.address();
                Id contact = campus.contacts()
                        .create(AMY, new Contact.Link(office, ADA), CreationRequest.PLAIN, ContactForm.named("x"))
                        .id();
                Id hers = campus.addresses()
                        .create(
                                AMY,
                                CreationRequest.PLAIN,
                                AddressForm.named("hers").withResource(ADA))
                        .id();
                assertThat(amy.news())
                        .containsExactly(text("created", office), text("created", contact), text("created", hers));
                campus.contacts().update(AMY, contact, VersionPrecondition.NONE, form -> form.withAddressee(SOMEBODY));
                assertThat(amy.news()).containsExactly(text("updated", contact));
                campus.contacts().delete(AMY, contact, VersionPrecondition.NONE);
                assertThat(amy.news()).containsExactly(text("removed", contact));
                ben.entries();
                assertThat(ben.held()).containsKey(office.toString()).doesNotContainKey(contact.toString());
            }
            Id mine = campus.addresses()
                    .create(
                            AMY,
                            CreationRequest.PLAIN,
                            AddressForm.named("hers").withResource(ADA))
                    .id();
            amy.news();
            save(campus, ada(false));
            assertThat(amy.news()).isEmpty();
            save(campus, ada(true));
            assertThat(amy.news()).isEmpty();
            campus.addresses().update(ANYONE, mine, VersionPrecondition.NONE, form -> form.withResource(ROLE));
            save(campus, ada(true, "r1"));
            assertThat(amy.news()).contains(text("removed", mine));
        }
    }

    @Test
    default void who_loses_sight_of_an_address_with_a_contact_of_its_own_is_told() {
        try (CampusFixture campus = campus()) {
            save(campus, ada(true));
            Id office = campus.address();
            Id own = campus.contacts()
                    .create(AMY, new Contact.Link(office, SOMEBODY), CreationRequest.PLAIN, ContactForm.named("x"))
                    .id();
            campus.contact(new Contact.Link(office, ADA), ContactForm.named("x"));
            Follower amy = Follower.of(campus, AMY);
            campus.contacts().delete(ANYONE, own, VersionPrecondition.NONE);
            assertThat(amy.news()).containsExactlyInAnyOrder(text("removed", own), text("removed", office));
        }
    }

    /** Neither cursors nor answers tell that others changed something. */
    @Test
    default void changes_of_others_give_the_same_cursor_back() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Follower lawyer = Follower.of(campus, looking(law));
            String before = lawyer.cursor();
            campus.contact(campus.address());
            assertThat(lawyer.news()).isEmpty();
            assertThat(lawyer.cursor()).isEqualTo(before);
        }
    }
}
