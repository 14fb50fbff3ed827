package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.SOMEBODY;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static campus.contacts.spi.fixture.CampusFixture.refusal;
import static campus.contacts.spi.fixture.Follower.text;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Author;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.feed.FeedEntry;
import campus.contacts.feed.FeedQuery;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.people.NetId;
import campus.contacts.service.people.PersonErasure;
import campus.contacts.spi.StorageSettings.Retention;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Follower;
import campus.contacts.spi.fixture.StorageFixture;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cursors of the feed that have expired, and what is erased from the feed (recorded time, sections 4 and 5). */
public interface FeedExpiryContract extends StorageFixture {
    private static void assertExpired(CampusFixture campus, Caller caller, FeedQuery query, String cursor) {
        assertRefused(Reason.EXPIRED, () -> campus.service().changes().read(caller, query, cursor, 10));
    }

    @Test
    default void a_cursor_is_for_its_own_query() {
        try (CampusFixture campus = campus()) {
            String cursor = Follower.of(campus).cursor();
            assertExpired(campus, ANYONE, new FeedQuery(Set.of(ObjectKind.CONTACT), null, null), cursor);
            assertExpired(campus, ANYONE, new FeedQuery(Set.of(), campus.defaultBook(), null), cursor);
            assertExpired(campus, ANYONE, new FeedQuery(Set.of(), null, SOMEBODY), cursor);
            assertThat(refusal(() -> campus.service()
                            .changes()
                            .read(ANYONE, new FeedQuery(Set.of(), null, SOMEBODY), cursor, 10)))
                    .hasMessageEndingWith("start over");
        }
    }

    @Test
    default void a_cursor_is_for_the_rights_with_which_it_was_made() {
        try (CampusFixture campus = campus()) {
            Id book = campus.book();
            Caller reader = new Caller("a reader", Map.of(AccessFunction.LOOKUP, GrantScope.EVERYWHERE));
            String cursor = Follower.of(campus, reader).cursor();
            assertThat(campus.service()
                            .changes()
                            .read(reader, FeedQuery.ALL, cursor, 10)
                            .next())
                    .isEqualTo(cursor);
            assertExpired(campus, ANYONE, FeedQuery.ALL, cursor);
            assertExpired(campus, CampusFixture.caller(Set.of(book), AccessFunction.LOOKUP), FeedQuery.ALL, cursor);
            assertExpired(
                    campus,
                    new Caller(
                            "a reader",
                            Map.of(
                                    AccessFunction.LOOKUP, GrantScope.EVERYWHERE,
                                    AccessFunction.INTERNAL, GrantScope.EVERYWHERE)),
                    FeedQuery.ALL,
                    cursor);
            assertExpired(
                    campus,
                    new Caller("another", Map.of(AccessFunction.LOOKUP, GrantScope.EVERYWHERE)),
                    FeedQuery.ALL,
                    cursor);
        }
    }

    @Test
    default void a_forged_cursor_has_expired() {
        try (CampusFixture campus = campus()) {
            String cursor = Follower.of(campus).cursor();
            char last = cursor.charAt(20);
            String forged = cursor.substring(0, 20) + (last == 'A' ? 'B' : 'A') + cursor.substring(21);
            for (String none : new String[] {forged, "x", "", cursor.substring(1), cursor + "AAAA", "1"}) {
                assertExpired(campus, ANYONE, FeedQuery.ALL, none);
            }
        }
    }

    @Test
    default void a_caller_who_sees_nothing_is_refused_and_an_unknown_book_is_not_found() {
        try (CampusFixture campus = campus()) {
            Id book = campus.book();
            Caller nobody = new Caller("nobody", Map.of());
            assertRefused(
                    Reason.PERMISSION_DENIED, () -> campus.service().changes().read(nobody, FeedQuery.ALL, "now", 10));
            Caller other = CampusFixture.caller(Set.of(campus.defaultBook()), AccessFunction.LOOKUP);
            assertRefused(
                    Reason.NOT_FOUND,
                    () -> campus.service().changes().read(other, new FeedQuery(Set.of(), book, null), "now", 10));
        }
    }

    @Test
    default void a_change_of_the_hierarchy_below_a_grant_ends_the_cursor() {
        try (CampusFixture campus = campus()) {
            Id parent = campus.book();
            Id child = campus.book();
            Follower granted = Follower.of(campus, CampusFixture.caller(Set.of(parent), AccessFunction.LOOKUP));
            Follower filtered = new Follower(campus, ANYONE, new FeedQuery(Set.of(), parent, null));
            Follower elsewhere = Follower.of(campus, CampusFixture.caller(Set.of(child), AccessFunction.LOOKUP));
            Follower maintaining = Follower.of(
                    campus,
                    new Caller(
                            "a maintainer",
                            Map.of(
                                    AccessFunction.LOOKUP,
                                    GrantScope.EVERYWHERE,
                                    AccessFunction.UPDATE,
                                    GrantScope.of(Set.of(parent)))));
            Follower everything = Follower.of(campus);
            Id before = campus.address(parent);
            campus.hierarchy().addChild(ANYONE, parent, child);
            Follower.settle(campus);
            assertThat(campus.service()
                            .changes()
                            .read(granted.caller(), FeedQuery.ALL, granted.cursor(), 10)
                            .entries())
                    .extracting(Follower::text)
                    .containsExactly(text("created", before));
            assertRefused(Reason.EXPIRED, granted::news);
            assertRefused(Reason.EXPIRED, filtered::news);
            assertRefused(Reason.EXPIRED, maintaining::news);
            assertThat(elsewhere.news()).isEmpty();
            assertThat(everything.news()).containsExactly(text("created", before), text("childAdded", parent));
            Follower again = Follower.of(campus, granted.caller());
            campus.hierarchy().removeChild(ANYONE, parent, child);
            assertRefused(Reason.EXPIRED, again::news);
            assertThat(everything.news()).containsExactly(text("childRemoved", parent));
        }
    }

    @Test
    default void without_a_feed_nothing_is_recorded_and_every_cursor_has_expired() {
        try (CampusFixture campus = new CampusFixture(
                openStorage(settings -> settings.withRetention(new Retention(Retention.FOREVER, 0))))) {
            Follower follower = Follower.of(campus);
            campus.contact(campus.address());
            assertRefused(Reason.EXPIRED, follower::news);
            for (String fresh : new String[] {"now", null}) {
                assertThat(campus.service()
                                .changes()
                                .read(ANYONE, FeedQuery.ALL, fresh, 10)
                                .entries())
                        .isEmpty();
            }
            assertThat(campus.storage().sweepChanges()).isFalse();
        }
    }

    @Test
    default void an_erased_object_leaves_the_word_that_it_was_removed() {
        try (CampusFixture campus = campus()) {
            Id contact = campus.contact(campus.address());
            Follower follower = Follower.of(campus);
            Follower byReference = new Follower(campus, ANYONE, new FeedQuery(Set.of(), null, SOMEBODY));
            campus.contacts().delete(ANYONE, contact, VersionPrecondition.NONE);
            campus.service().contactHistory().erase(ANYONE, contact, VersionPrecondition.NONE);
            assertThat(follower.news()).containsExactly(text("removed", contact));
            assertThat(byReference.news()).containsExactly(text("removed", contact));
        }
    }

    @Test
    default void an_erased_person_is_no_author_and_no_reference_any_more() {
        try (CampusFixture campus = campus()) {
            NetId netid = new NetId("ada1");
            Id ada = netid.resource(AUTHORITY);
            Id office = campus.address();
            Follower follower = Follower.of(campus);
            Contact.Link link = new Contact.Link(office, ada);
            Id hers = campus.contact(link, ContactForm.named("hers"));
            campus.contacts()
                    .update(
                            ANYONE.by(new Author.User("ada1")),
                            campus.contact(office),
                            VersionPrecondition.NONE,
                            form -> form.withAddressee(SOMEBODY));
            new PersonErasure(campus.storage()).erase(netid);
            var entries = follower.entries();
            assertThat(entries).extracting(Follower::text).contains(text("removed", hers));
            assertThat(entries).extracting(FeedEntry::by).containsOnlyNulls();
        }
    }
}
