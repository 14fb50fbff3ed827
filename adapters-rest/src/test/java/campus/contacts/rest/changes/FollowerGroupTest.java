package campus.contacts.rest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookForm;
import campus.contacts.AddressForm;
import campus.contacts.CreationRequest;
import campus.contacts.access.Caller;
import campus.contacts.feed.FeedEntry;
import campus.contacts.feed.FeedPage;
import campus.contacts.feed.FeedQuery;
import campus.contacts.osid.Id;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.service.ContactService;
import campus.contacts.spi.StorageSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowerGroupTest {
    private final ContactService service =
            ContactService.open(StorageSettings.of(StorageSettings.MEMORY, "campus.example"));
    private final FollowerGroup group =
            new FollowerGroup(service.changes(), new FeedEntryJson(new PublicUrl("http://campus.example", "")));

    @AfterEach
    void close() {
        service.close();
    }

    /** A follower that takes one entry at once. */
    private static final class OneByOne implements Follower {
        private final List<FeedEntry> entries = new ArrayList<>();
        private String position;

        OneByOne(String position) {
            this.position = position;
        }

        @Override
        public Subscription subscription() {
            return new Subscription(Caller.ANYONE, FeedQuery.ALL, () -> true);
        }

        @Override
        public int limit() {
            return 1;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public String position() {
            return position;
        }

        @Override
        public void moveTo(String other) {
            position = other;
        }

        @Override
        public void take(RenderedPage page) {
            entries.addAll(page.page().entries());
            position = page.page().reached();
        }

        @Override
        public void fail(RuntimeException failure) {
            throw failure;
        }

        @Override
        public boolean outlastsOutages() {
            return false;
        }

        @Override
        public void check() {}

        @Override
        public void end() {}
    }

    private FeedPage read(String after, int limit) {
        return service.changes().read(Caller.ANYONE, FeedQuery.ALL, after, limit);
    }

    /** The first and the last change of the transaction are the same in words; a follower that is behind got only the first one. */
    @Test
    void two_changes_that_are_told_in_the_same_words_are_not_taken_for_one() {
        Caller caller = Caller.ANYONE;
        Id book = service.addressBooks()
                .create(caller, CreationRequest.PLAIN, AddressBookForm.named("Halls"))
                .id();
        Id address = create("Gatehouse");
        String before = read("now", 1).next();
        Id other = service.storage().write(unit -> {
            service.addresses().file(caller, address, book);
            Id made = create("Boathouse");
            service.addresses().unfile(caller, address, book);
            service.addresses().file(caller, address, book);
            return made;
        });
        List<FeedEntry> all = read(before, 10).entries();
        assertThat(all).hasSize(4);
        assertThat(all.get(3)).isEqualTo(all.get(0));
        OneByOne behind = new OneByOne(before);
        String ahead = read(before, 3).next();
        List.of(behind, new OneByOne(ahead), new OneByOne(ahead)).forEach(group::add);
        while (group.serve() != FollowerGroup.Progress.CAUGHT_UP) {
            assertThat(behind.entries).hasSizeLessThanOrEqualTo(4);
        }
        assertThat(behind.entries).isEqualTo(all);
        assertThat(behind.entries).extracting(FeedEntry::id).contains(other);
    }

    @Test
    void a_follower_that_has_everything_does_not_go_back_to_more_numerous_ones_that_are_behind() {
        String before = read("now", 1).next();
        create("Gatehouse");
        create("Boathouse");
        OneByOne ahead = new OneByOne(read("now", 1).next());
        OneByOne behind = new OneByOne(before);
        List.of(ahead, behind, new OneByOne(before)).forEach(group::add);
        while (group.serve() != FollowerGroup.Progress.CAUGHT_UP) {
            assertThat(ahead.entries).isEmpty();
        }
        assertThat(behind.entries).hasSize(2);
    }

    @Test
    void every_follower_gets_its_turn_however_many_are_behind() {
        List<OneByOne> followers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            followers.add(new OneByOne(read("now", 1).next()));
            create("Gate " + i);
            create("Door " + i);
        }
        followers.forEach(group::add);
        for (int round = 0; round < 8; round++) {
            group.serve();
        }
        assertThat(followers).noneMatch(each -> each.entries.isEmpty());
    }

    private Id create(String name) {
        return service.addresses()
                .create(Caller.ANYONE, CreationRequest.PLAIN, AddressForm.named(name))
                .id();
    }
}
