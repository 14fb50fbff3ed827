package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.feed.FeedQuery;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Concurrently;
import campus.contacts.spi.fixture.ListMirror;
import campus.contacts.spi.fixture.RandomHistory;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.CampusCopy;
import campus.contacts.testing.Dice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever follows the feed holds, when writers pause, exactly what the lists show (recorded time, section 5). */
public interface RandomFeedContract extends StorageFixture {
    int WRITERS = 3;
    int ROUNDS = Dice.rounds(8);

    @Test
    @Tag("random")
    default void followers_hold_what_the_lists_show_when_writers_pause() {
        Dice dice = Dice.of("feed");
        try (CampusFixture campus = campus()) {
            List<Id> books = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                books.add(campus.book());
                campus.contact(campus.address(books.get(i)), books.get(i));
            }
            RandomHistory random = new RandomHistory(campus);
            List<ListMirror> mirrors = mirrors(campus, dice, books);
            for (int round = 0; round < ROUNDS; round++) {
                CampusCopy known = CampusCopy.of(campus, random.writers());
                List<Concurrently.Runner> runners = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    Caller caller = writer == 0 ? ANYONE : writer("writer " + writer);
                    Dice own = Dice.of("feed of " + caller.name());
                    runners.add(() -> {
                        for (int i = 0; i < 20; i++) {
                            random.one(own, known, caller);
                        }
                        return null;
                    });
                }
                runners.add(() -> {
                    for (int i = 0; i < 5; i++) {
                        mirrors.forEach(ListMirror::follow);
                    }
                    return null;
                });
                assertThat(Concurrently.refusals(Concurrently.run(runners))).isEmpty();
                mirrors.forEach(ListMirror::requireEqual);
            }
        }
    }

    private static List<ListMirror> mirrors(CampusFixture campus, Dice dice, List<Id> books) {
        List<ListMirror> mirrors = new ArrayList<>();
        mirrors.add(new ListMirror(campus, ANYONE, FeedQuery.ALL));
        mirrors.add(new ListMirror(campus, PrivacyContract.CLERK, FeedQuery.ALL));
        mirrors.add(new ListMirror(campus, writer("writer 1"), FeedQuery.ALL));
        mirrors.add(new ListMirror(campus, ANYONE, new FeedQuery(Set.of(ObjectKind.CONTACT), null, null)));
        for (Id reference : RandomListsContract.FOREIGN) {
            mirrors.add(new ListMirror(campus, PrivacyContract.CLERK, new FeedQuery(Set.of(), null, reference)));
        }
        mirrors.add(new ListMirror(campus, ANYONE, new FeedQuery(Set.of(), campus.defaultBook(), null)));
        for (int i = 0; i < 4; i++) {
            Map<AccessFunction, GrantScope> grants = new EnumMap<>(AccessFunction.class);
            Set<Id> some = dice.some(2, books);
            grants.put(AccessFunction.LOOKUP, some.isEmpty() ? GrantScope.EVERYWHERE : GrantScope.of(some));
            grants.put(AccessFunction.UPDATE, GrantScope.of(dice.some(3, books)));
            if (dice.oneIn(2)) {
                grants.put(AccessFunction.INTERNAL, GrantScope.EVERYWHERE);
            }
            if (dice.oneIn(3)) {
                grants.put(AccessFunction.PRIVATE, GrantScope.EVERYWHERE);
            }
            mirrors.add(new ListMirror(campus, new Caller("writer " + i, grants), FeedQuery.ALL));
        }
        return mirrors;
    }

    /** Returns a caller that may do everything but see private persons. */
    private static Caller writer(String name) {
        Map<AccessFunction, GrantScope> grants = new EnumMap<>(ANYONE.grants());
        grants.remove(AccessFunction.PRIVATE);
        return new Caller(name, grants);
    }
}
