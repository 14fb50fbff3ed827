package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.Follower.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import campus.contacts.AddressBookForm;
import campus.contacts.AddressForm;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Author;
import campus.contacts.feed.FeedEntry;
import campus.contacts.feed.FeedPage;
import campus.contacts.feed.FeedQuery;
import campus.contacts.history.Change;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.service.feed.ChangeFeed;
import campus.contacts.spi.ChangeWatch;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Follower;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The feed tells what has changed, in an order in which nobody misses anything (recorded time, section 5). */
public interface FeedContract extends StorageFixture {
    Author ADMIN = new Author.User("admin");

    @Test
    default void a_new_object_is_told_as_created_in_its_book() {
        try (CampusFixture campus = campus()) {
            Follower follower = Follower.of(campus);
            Id book = campus.book();
            Id address = campus.addresses()
                    .create(ANYONE.by(ADMIN), CreationRequest.in(book), AddressForm.named("an address"))
                    .id();
            Id contact = campus.contact(address);
            List<FeedEntry> entries = follower.entries();
            assertThat(entries)
                    .extracting(Follower::text)
                    .containsExactly(text("created", book), text("created", address), text("created", contact));
            assertThat(entries.get(0).addressBookId()).isNull();
            FeedEntry made = entries.get(1);
            assertThat(made.kind()).isEqualTo(ObjectKind.ADDRESS);
            assertThat(made.version()).isEqualTo(1);
            assertThat(made.at()).isEqualTo(campus.addressOf(address).identity().changedAt());
            assertThat(made.by()).isEqualTo(ADMIN);
            assertThat(made.addressBookId()).isEqualTo(book);
            assertThat(made.childId()).isNull();
            assertThat(entries.get(2).addressBookId()).isEqualTo(campus.defaultBook());
            assertThat(entries.get(2).by()).isNull();
        }
    }

    @Test
    default void a_change_is_told_as_updated_with_its_version() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id contact = campus.contact(address);
            Id book = campus.book();
            Follower follower = Follower.of(campus);
            campus.contacts().update(ANYONE.by(ADMIN), contact, VersionPrecondition.NONE, renamed("other"));
            campus.addresses().update(ANYONE, address, VersionPrecondition.NONE, form -> AddressForm.named("another"));
            campus.books().update(ANYONE, book, VersionPrecondition.NONE, form -> AddressBookForm.named("another"));
            campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, form -> form);
            List<FeedEntry> entries = follower.entries();
            assertThat(entries)
                    .extracting(Follower::text)
                    .containsExactly(text("updated", contact), text("updated", address), text("updated", book));
            assertThat(entries).extracting(FeedEntry::version).containsOnly(2L);
            assertThat(entries.get(0).by()).isEqualTo(ADMIN);
            assertThat(entries.get(0).at())
                    .isEqualTo(campus.contactOf(contact).identity().changedAt());
        }
    }

    private static UnaryOperator<ContactForm> renamed(String name) {
        return form -> form.withDisplay(new DisplayText(name, null));
    }

    /** A deletion counts as a version, but must look as any other disappearance. */
    @Test
    default void a_deleted_object_is_told_as_removed_in_its_last_version() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id contact = campus.contact(address);
            Id book = campus.book();
            campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, renamed("other"));
            Follower follower = Follower.of(campus);
            campus.contacts().delete(ANYONE.by(ADMIN), contact, VersionPrecondition.NONE);
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            campus.books().delete(ANYONE, book, VersionPrecondition.NONE);
            List<FeedEntry> entries = follower.entries();
            assertThat(entries)
                    .extracting(Follower::text)
                    .containsExactly(text("removed", contact), text("removed", address), text("removed", book));
            assertThat(entries.get(0).version()).isEqualTo(2);
            assertThat(entries.get(0).by()).isEqualTo(ADMIN);
            assertThat(entries.get(0).addressBookId()).isNull();
            assertThat(entries.get(1).version()).isEqualTo(1);
        }
    }

    @Test
    default void a_restored_object_is_told_as_created() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id contact = campus.contact(address);
            campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, renamed("other"));
            Follower follower = Follower.of(campus);
            campus.service().contactHistory().restore(ANYONE, contact, 1, VersionPrecondition.NONE);
            assertThat(follower.news()).containsExactly(text("created", contact));
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            campus.service().contactHistory().restore(ANYONE, contact, 1, VersionPrecondition.NONE);
            assertThat(follower.entries())
                    .extracting(FeedEntry::change, FeedEntry::version)
                    .containsExactly(tuple(Change.CREATED, 5L));
        }
    }

    @Test
    default void filings_are_told_with_the_book() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Id contact = campus.contact(address);
            Id book = campus.book();
            Follower follower = Follower.of(campus);
            campus.addresses().file(ANYONE, address, book);
            campus.addresses().file(ANYONE, address, book);
            campus.contacts().file(ANYONE, contact, book);
            campus.addresses().unfile(ANYONE, address, campus.defaultBook());
            List<FeedEntry> entries = follower.entries();
            assertThat(entries)
                    .extracting(Follower::text)
                    .containsExactly(text("filed", address), text("filed", contact), text("unfiled", address));
            assertThat(entries).extracting(FeedEntry::addressBookId).containsExactly(book, book, campus.defaultBook());
            assertThat(entries).extracting(FeedEntry::version).containsOnly(1L);
        }
    }

    @Test
    default void the_hierarchy_is_told_with_parent_and_child() {
        try (CampusFixture campus = campus()) {
            Id parent = campus.book();
            Id child = campus.book();
            Follower follower = Follower.of(campus);
            campus.hierarchy().addChild(ANYONE, parent, child);
            campus.hierarchy().removeChild(ANYONE, parent, child);
            campus.hierarchy().addRoot(ANYONE, child);
            campus.hierarchy().removeRoot(ANYONE, child);
            List<FeedEntry> entries = follower.entries();
            assertThat(entries)
                    .extracting(Follower::text)
                    .containsExactly(
                            text("childAdded", parent),
                            text("childRemoved", parent),
                            text("rootAdded", child),
                            text("rootRemoved", child));
            assertThat(entries).extracting(FeedEntry::childId).containsExactly(child, child, null, null);
        }
    }

    @Test
    default void a_unit_of_work_that_is_rolled_back_leaves_nothing() {
        try (CampusFixture campus = campus()) {
            Id book = campus.book();
            Follower follower = Follower.of(campus);
            Throwable failure = catchThrowable(() -> campus.storage().write(unit -> {
                Id address = campus.address(book);
                campus.contact(address);
                campus.books().delete(ANYONE, campus.book(), VersionPrecondition.NONE);
                throw new IllegalStateException("changed my mind");
            }));
            assertThat(failure).hasMessage("changed my mind");
            assertThat(follower.news()).isEmpty();
            Id address = campus.address();
            assertThat(follower.news()).containsExactly(text("created", address));
        }
    }

    @Test
    default void pages_follow_each_other_without_gaps() {
        try (CampusFixture campus = campus()) {
            Follower bySmall = Follower.of(campus);
            Follower byLarge = Follower.of(campus);
            for (int i = 0; i < 5; i++) {
                campus.contact(campus.address());
            }
            assertThat(bySmall.entries(3)).hasSize(10).isEqualTo(byLarge.entries(1000));
            assertThat(bySmall.held()).isEqualTo(byLarge.held());
        }
    }

    @Test
    default void without_a_cursor_the_feed_begins_with_the_oldest_change() {
        try (CampusFixture campus = campus()) {
            Id address = campus.address();
            Follower.settle(campus);
            FeedPage page = campus.service().changes().read(ANYONE, FeedQuery.ALL, null, 100);
            assertThat(page.entries()).extracting(Follower::text).contains(text("created", address));
        }
    }

    /** Whoever gets nothing and the very cursor that it sent has everything. */
    @Test
    default void a_caller_that_has_everything_gets_its_own_cursor_back() {
        try (CampusFixture campus = campus()) {
            ChangeFeed feed = campus.service().changes();
            String now = feed.read(ANYONE, FeedQuery.ALL, "now", 100).next();
            assertThat(feed.read(ANYONE, FeedQuery.ALL, now, 100))
                    .extracting(FeedPage::entries, FeedPage::next)
                    .containsExactly(List.of(), now);
            campus.address();
            Follower.settle(campus);
            FeedPage page = feed.read(ANYONE, FeedQuery.ALL, now, 100);
            assertThat(page.entries()).hasSize(1);
            assertThat(page.next()).isNotEqualTo(now);
            assertThat(feed.read(ANYONE, FeedQuery.ALL, page.next(), 100).next())
                    .isEqualTo(page.next());
        }
    }

    @Test
    default void kinds_select_entries() {
        try (CampusFixture campus = campus()) {
            Follower contacts = new Follower(campus, ANYONE, kinds(ObjectKind.CONTACT));
            Follower others = new Follower(campus, ANYONE, kinds(ObjectKind.ADDRESS, ObjectKind.ADDRESS_BOOK));
            Id address = campus.address();
            Id contact = campus.contact(address);
            Id book = campus.book();
            assertThat(contacts.news()).containsExactly(text("created", contact));
            assertThat(others.news()).containsExactly(text("created", address), text("created", book));
        }
    }

    private static FeedQuery kinds(ObjectKind... kinds) {
        return new FeedQuery(Set.of(kinds), null, null);
    }

    @Test
    default void a_reference_selects_its_contacts() {
        try (CampusFixture campus = campus()) {
            Follower follower = new Follower(campus, ANYONE, new FeedQuery(Set.of(), null, SOMEBODY));
            Id address = campus.address();
            Id contact = campus.contact(address);
            Id other = Id.parse("resource.Resource:other@people.example");
            campus.contact(new Contact.Link(address, other), ContactForm.named("x"));
            campus.contacts().update(ANYONE, contact, VersionPrecondition.NONE, renamed("other"));
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            assertThat(follower.news()).containsExactly(text("removed", contact));
            Id again = campus.contact(address);
            assertThat(follower.news()).containsExactly(text("created", again));
        }
    }

    @Test
    default void a_listener_is_called_after_a_change_until_it_is_closed() throws InterruptedException {
        try (CampusFixture campus = campus()) {
            Semaphore calls = new Semaphore(0);
            Semaphore others = new Semaphore(0);
            ChangeWatch first = campus.service().changes().watch(calls::release);
            ChangeWatch second = campus.service().changes().watch(others::release);
            campus.address();
            calls.acquire();
            others.acquire();
            first.close();
            calls.drainPermits();
            campus.address();
            others.acquire();
            assertThat(calls.availablePermits()).isZero();
            second.close();
        }
    }

    @Test
    default void a_caller_can_wait_for_a_change() throws Exception {
        try (CampusFixture campus = campus()) {
            ChangeFeed feed = campus.service().changes();
            String now = feed.read(ANYONE, FeedQuery.ALL, "now", 100).next();
            assertThat(feed.await(ANYONE, FeedQuery.ALL, now, 100, Duration.ZERO)
                            .next())
                    .isEqualTo(now);
            CompletableFuture<FeedPage> waiting = CompletableFuture.supplyAsync(
                    () -> feed.await(ANYONE, FeedQuery.ALL, now, 100, Duration.ofMinutes(1)));
            Id address = campus.address();
            assertThat(waiting.get().entries()).extracting(Follower::text).containsExactly(text("created", address));
        }
    }
}
