package campus.contacts.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import campus.contacts.auth.PrivacyFixture.Thing;
import campus.contacts.auth.PrivacyFixture.Viewer;
import campus.contacts.rest.fixture.Started;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the visibility of private persons and their roles for every kind of reference, viewer and endpoint; and of what is released to
 * members or not at all (campus facades, section 3). The expected responses are computed independently here.
 */
class PrivacyTest {
    /** On a database one viewer in this many is tested: visibility is checked in SQL there, and in Java in memory. */
    private static final int SAMPLE = 7;

    @TempDir
    Path directory;

    private PrivacyFixture world;
    private Set<String> privates = Set.of("bea");

    @AfterEach
    void close() {
        world.close();
    }

    @TestFactory
    Stream<DynamicTest> everybody_sees_what_is_not_kept_from_them() {
        return matrix(List.of(), 1);
    }

    @TestFactory
    Stream<DynamicTest> the_same_is_kept_on_h2() {
        return matrix(List.of("--database", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"), SAMPLE);
    }

    @TestFactory
    Stream<DynamicTest> the_same_is_kept_on_postgresql() {
        return matrix(Started.postgres(), SAMPLE);
    }

    private Stream<DynamicTest> matrix(List<String> storage, int step) {
        List<Viewer> viewers = viewers();
        world = new PrivacyFixture(directory, storage, viewers);
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < viewers.size(); i += step) {
            Viewer viewer = viewers.get(i);
            tests.add(dynamicTest(
                    viewer.name(), () -> assertThat(problems(viewer)).isEmpty()));
        }
        Viewer most = new Viewer(PrivacyFixture.EVERYWHERE, "nothing", true, PrivacyFixture.EVERYWHERE);
        tests.add(dynamicTest("once the other person is the private one", () -> {
            world.save("ann", true);
            world.save("bea", false);
            privates = Set.of("ann");
            assertThat(problems(most)).isEmpty();
        }));
        return tests.stream();
    }

    private static List<Viewer> viewers() {
        List<Viewer> viewers = new ArrayList<>();
        for (String lookup : List.of(PrivacyFixture.EVERYWHERE, PrivacyFixture.LAW)) {
            for (String sees : List.of("nothing", "function", "scope")) {
                for (boolean internal : new boolean[] {false, true}) {
                    for (String update : Arrays.asList(null, PrivacyFixture.LAW, PrivacyFixture.EVERYWHERE)) {
                        viewers.add(new Viewer(lookup, sees, internal, update));
                    }
                }
            }
        }
        return viewers;
    }

    private static boolean isOn(String place, Thing thing) {
        return place != null
                && (place.equals(PrivacyFixture.EVERYWHERE) || thing.books().contains(place));
    }

    private boolean sees(Viewer viewer, Thing thing) {
        return isOn(viewer.lookup(), thing)
                && (!viewer.sees().equals("nothing") || !isHidden(thing))
                && (!"internal".equals(thing.release()) || viewer.internal())
                && (!"none".equals(thing.release()) || isOn(viewer.update(), thing));
    }

    private boolean isHidden(Thing thing) {
        return names(thing)
                || world.things.stream()
                        .anyMatch(contact -> thing.id().equals(contact.names().get("addressId")) && names(contact));
    }

    private boolean names(Thing thing) {
        return thing.names().values().stream()
                .anyMatch(id -> privates.contains(PrivacyFixture.SUBJECTS.getOrDefault(id, "nobody")));
    }

    private List<String> problems(Viewer viewer) {
        List<String> problems = new ArrayList<>();
        Conversation talk = world.talk(viewer);
        world.things.forEach(thing -> item(talk, viewer, thing, problems));
        for (String path : List.of("contacts", "addresses")) {
            list(talk, '/' + path, expected(viewer, path, thing -> true), problems);
            String book = "/address-books/" + world.encoded(PrivacyFixture.LAW) + '/' + path;
            Predicate<Thing> here = thing -> thing.books().contains(PrivacyFixture.LAW);
            list(talk, book, expected(viewer, path, here), problems);
            list(talk, book + "?view=federated", expected(viewer, path, here), problems);
        }
        for (String subject : PrivacyFixture.SUBJECTS.keySet()) {
            Map.of("referenceId", "contacts", "addresseeId", "contacts", "resourceId", "addresses")
                    .forEach((filter, path) -> list(
                            talk,
                            '/' + path + '?' + filter + '=' + Conversation.encode(subject),
                            expected(
                                    viewer,
                                    path,
                                    thing -> subject.equals(thing.names().get(filter))),
                            problems));
        }
        return problems;
    }

    private void item(Conversation talk, Viewer viewer, Thing thing, List<String> problems) {
        boolean seen = sees(viewer, thing);
        check(talk.get(thing.target()), seen ? 200 : 404, problems);
        if (!seen) {
            check(talk.json().send("PUT", thing.target(), "{}"), 404, problems);
            check(talk.send("DELETE", thing.target(), ""), 404, problems);
            check(talk.get(thing.target() + "/metadata"), 404, problems);
        }
        String id = Conversation.encode(thing.id());
        boolean isAddress = thing.path().equals("addresses");
        Set<String> books = world.books.keySet().stream()
                .filter(book -> seen && thing.books().contains(book))
                .filter(book -> Set.of(PrivacyFixture.EVERYWHERE, book).contains(viewer.lookup()))
                .map(world.books::get)
                .collect(Collectors.toSet());
        list(talk, "/address-books?" + (isAddress ? "addressId=" : "contactId=") + id, books, problems);
        if (isAddress) {
            Predicate<Thing> there =
                    contact -> seen && thing.id().equals(contact.names().get("addressId"));
            list(talk, "/contacts?addressId=" + id, expected(viewer, "contacts", there), problems);
            String form = "/contacts/metadata?referenceId=" + Conversation.encode("a:a@a") + "&addressId=" + id;
            check(talk.get(form), seen ? 403 : 404, problems);
        }
    }

    private Set<String> expected(Viewer viewer, String path, Predicate<Thing> meant) {
        return world.things.stream()
                .filter(thing -> thing.path().equals(path) && sees(viewer, thing) && meant.test(thing))
                .map(Thing::id)
                .collect(Collectors.toSet());
    }

    private static void check(Conversation.Answer answer, int status, List<String> problems) {
        if (answer.status() != status) {
            problems.add(answer + " ← expected " + status);
        }
    }

    /** Checks the whole list with its total, and the list in two pages. */
    private static void list(Conversation talk, String target, Set<String> expected, List<String> problems) {
        String more = target + (target.contains("?") ? '&' : '?');
        Conversation.Answer all = talk.get(more + "limit=1000&total=true");
        check(all, 200, problems);
        if (all.status() == 200
                && !(all.ids().equals(expected)
                        && String.valueOf(expected.size()).equals(all.header("X-Total-Count")))) {
            problems.add(all + " ← expected " + expected);
        }
        if (expected.size() > 1) {
            Conversation.Answer first = talk.get(more + "limit=" + (expected.size() - 1));
            Set<String> walked = new HashSet<>(first.ids());
            walked.addAll(talk.get(first.next()).ids());
            if (!walked.equals(expected)) {
                problems.add(first + " ← in pages, expected " + expected);
            }
        }
    }
}
