package campus.contacts.bench;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;

/** The measurements on a campus. */
record Works(SampleCampus campus) {
    /** The number of different targets of each measurement; the rows behind them exceed all caches. */
    private static final int TARGETS = 100_000;

    /** The number of objects of a page. */
    static final int PAGE = 100;

    private static final long SEED = 20261124;

    Work byId() {
        return new Work("GET by id", new Work.Wanted(0.9), get(contacts()));
    }

    Work notModified() {
        return new Work(
                "304 on If-None-Match",
                new Work.Wanted(0.9),
                new Wrk.Requests("GET", contacts(), Map.of("If-None-Match", "\"1\"")));
    }

    /** Lists by reference; two of the ten contacts of each are effective. */
    Work byReference() {
        List<String> targets = targets(
                campus.references() / 4,
                reference -> "/contacts?effective=true&referenceId=" + reference(4 * (reference - 1)));
        return new Work("GET by reference, effective today", new Work.Wanted(0.9, 0.85), get(targets));
    }

    /** Lists a random book with the same number of contacts; a small campus has only one. */
    Work isolated() {
        boolean large = campus.contacts() >= 500_000;
        List<String> targets = targets(
                large ? SampleCampus.BOOKS - SampleCampus.HALF : 1,
                number -> "/address-books/" + book(number + (large ? SampleCampus.HALF : 1)) + "/contacts?limit=100");
        return new Work("first 100 of a book, isolated", new Work.Wanted(0.85), get(targets));
    }

    Work half() {
        return new Work(
                "first 100 of a book with half of all",
                new Work.Wanted(0.85),
                get(List.of("/address-books/" + book(SampleCampus.HALF) + "/contacts?limit=100")));
    }

    Work federated() {
        return new Work(
                "first 100 of 500 books, federated",
                new Work.Wanted(0.8),
                get(List.of("/contacts?limit=100&addressBookId=" + book(SampleCampus.FACULTY))));
    }

    Work firstPage() {
        return new Work("first 100 of all", new Work.Wanted(0.85), get(List.of("/contacts?limit=100")));
    }

    Work expanded() {
        return new Work(
                "first 100 of all with expand=address",
                new Work.Wanted(0.8),
                get(List.of("/contacts?limit=100&expand=address")));
    }

    /** Finds contacts with a frequent word and a number of at least three digits, which up to 1,000 have. */
    Work search() {
        List<String> targets = targets(900, number -> "/contacts?limit=100&q=byron%20" + (99 + number));
        return new Work("q of two words, first 100", new Work.Wanted(0), get(targets));
    }

    /** Finds every contact, by words that all have. */
    Work frequentWords() {
        return new Work(
                "q of three frequent words, first 100",
                new Work.Wanted(0),
                get(List.of("/contacts?limit=100&q=contact%20number%20reached")));
    }

    /** Finds many contacts with a frequent word and a number of two digits. */
    Work shortWords() {
        List<String> targets = targets(90, number -> "/contacts?limit=100&q=byron%20" + (9 + number));
        return new Work("q of two short words, first 100", new Work.Wanted(0), get(targets));
    }

    Work sorted(String sort) {
        return new Work(
                "first 100 of all with sort=" + sort,
                new Work.Wanted(0),
                get(List.of("/contacts?limit=100&sort=" + sort)));
    }

    Work sortedHalf(String sort) {
        return new Work(
                "first 100 of a book with half of all with sort=" + sort,
                new Work.Wanted(0),
                get(List.of("/address-books/" + book(SampleCampus.HALF) + "/contacts?limit=100&sort=" + sort)));
    }

    Work changes() {
        return new Work("first 100 changes", new Work.Wanted(1), get(List.of("/changes?limit=" + PAGE)));
    }

    /** @param next the target of the page, from a {@code Link} header */
    Work laterPage(String next) {
        return new Work("100 of all after number " + campus.contacts() / 2, new Work.Wanted(0.85), get(List.of(next)));
    }

    Work post() {
        List<String> targets = targets(
                campus.contacts(),
                number -> "/contacts?addressId=contact.Address%3A" + number + "%40localhost&referenceId="
                        + reference(number % campus.references()));
        return new Work(
                "POST contact",
                new Work.Wanted(0.8, 0.75),
                new Wrk.Requests(
                        "POST",
                        targets,
                        Map.of("body", "{\"displayName\": \"New #\", \"startDate\": \"2026-09-01T06:00:00Z\"}")));
    }

    Work put() {
        return new Work(
                "PUT contact",
                new Work.Wanted(0.8, 0.75),
                new Wrk.Requests("PUT", contacts(), Map.of("body", "{\"description\": \"Edit #\"}")));
    }

    /** @param token of a caller who may read only a small book */
    Work granted(String token) {
        Wrk.Requests ours =
                new Wrk.Requests("GET", List.of("/contacts?limit=100"), Map.of("Authorization", "Bearer " + token));
        List<String> floors = List.of("/address-books/" + book(SampleCampus.SMALL) + "/contacts?limit=100");
        return new Work("100 by a grant on a small book", new Work.Wanted(0.75), ours, get(floors));
    }

    /** Returns what Spring Data REST can do too, with its requests as those of the floor. */
    List<Work> ofSpring(Work.Wanted wanted) {
        List<String> byId = targets(campus.contacts(), number -> "/contacts/" + number);
        List<String> byReference = targets(
                campus.references() / 4,
                reference ->
                        "/contacts/search/effective?on=2026-12-01T00:00:00Z&size=100&reference=resource.resource%3A"
                                + 4 * (reference - 1) + "%40example.edu");
        String body = """
                {"displayName": "New #", "startAt": "2026-09-01T06:00:00Z", "address": "/addresses/1", \
                "referenceId": "resource.Resource:1@example.edu", "referenceKey": "resource.resource:1@example.edu"}""";
        return List.of(
                ofSpring(byId(), wanted, get(byId)),
                ofSpring(byReference(), wanted, get(byReference)),
                ofSpring(firstPage(), wanted, get(List.of("/contacts/search/all?size=100"))),
                ofSpring(post(), wanted, new Wrk.Requests("POST", List.of("/contacts"), Map.of("body", body))));
    }

    private static Work ofSpring(Work work, Work.Wanted wanted, Wrk.Requests springs) {
        return new Work("peer: Spring, " + work.name(), wanted, work.ours(), springs);
    }

    private List<String> contacts() {
        return targets(campus.contacts(), number -> "/contacts/contact.Contact%3A" + number + "%40localhost");
    }

    /** @param greatest the greatest number; the smallest is 1 */
    private static List<String> targets(long greatest, LongFunction<String> target) {
        Random random = new Random(SEED);
        return random.longs(Math.min(TARGETS, 10 * greatest), 1, greatest + 1)
                .mapToObj(target)
                .toList();
    }

    private static Wrk.Requests get(List<String> targets) {
        return new Wrk.Requests("GET", targets, Map.of());
    }

    private static String reference(long number) {
        return "resource.Resource%3A" + number + "%40example.edu";
    }

    static String book(long number) {
        return "contact.AddressBook%3A" + number + "%40localhost";
    }
}
