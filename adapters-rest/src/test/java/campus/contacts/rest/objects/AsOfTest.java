package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.Started;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Answer;
import campus.contacts.rest.http.client.Client;
import campus.contacts.rest.http.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests reads of the past (recorded time, section 2). */
@OnEveryStorage
class AsOfTest extends Conformance {
    private static final Duration TICK = Duration.ofMillis(3);

    /** Returns a moment after everything that was written, and before everything that is written from now on. */
    private static Instant moment() {
        pause();
        Instant moment = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        pause();
        return moment;
    }

    private static void pause() {
        Instant end = Instant.now().plus(TICK);
        while (Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource(ObjectContract.class)
    void an_item_is_shown_as_it_was(ObjectContract kind) {
        Instant before = moment();
        String id = kind.create(clerk, "displayName", "First");
        Answer first = get(kind.item(), id).send().is(200);
        Instant early = moment();
        put(kind.item(), id).json("displayName", "Second").send().is(200);
        Answer second = get(kind.item(), id).send().is(200);
        Instant late = moment();
        delete(kind.item(), id).send().is(200);
        Instant gone = moment();
        get(kind.item(), id).with("asOf", before).send().says(404, kind.notFound);
        same(get(kind.item(), id).with("asOf", early), first);
        same(get(kind.item(), id).with("asOf", late), second);
        get(kind.item(), id).with("asOf", gone).send().says(404, kind.notFound);
        get(kind.item(), id).with("asOf", "tomorrow").send().is(400);
    }

    private static void same(Request request, Answer then) {
        Answer answer = request.send().is(200);
        assertThat(answer.bytes()).isEqualTo(then.bytes());
        assertThat(answer.tag()).isEqualTo(then.tag());
        assertThat(answer.header("Last-Modified")).isEqualTo(then.header("Last-Modified"));
        request.header("If-None-Match", then.tag()).send().is(304);
    }

    @Test
    void offsets_and_digits_past_milliseconds_are_understood() {
        String id = clerk.address("displayName", "First");
        Instant early = moment();
        put("/addresses/{}", id).json("displayName", "Second").send().is(200);
        String local = early.atOffset(ZoneOffset.ofHours(5)).toString();
        assertThat(get("/addresses/{}", id).with("asOf", local).send().text("displayName"))
                .isEqualTo("First");
        String digits = early.toString().replaceFirst("Z$", "999999Z");
        assertThat(get("/addresses/{}", id)
                        .with("asOf", digits.contains(".") ? digits : early)
                        .send()
                        .text("displayName"))
                .isEqualTo("First");
    }

    @Test
    void lists_filters_totals_and_cursors_are_those_of_then() {
        String reference = TestObjects.someone();
        String address = clerk.address();
        List<String> then = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            then.add(clerk.contactOn(address, reference));
        }
        Instant past = moment();
        delete("/contacts/{}", then.get(1)).send().is(200);
        put("/contacts/{}", then.get(2)).json("displayName", "Now").send().is(200);
        String later = clerk.contactOn(address, reference);
        Request list = get("/contacts").with("referenceId", reference);
        assertThat(list.send().ids()).containsExactly(then.get(0), then.get(2), then.get(3), then.get(4), later);
        Answer page = get("/contacts")
                .with("referenceId", reference)
                .with("asOf", past)
                .with("limit", 2)
                .with("total", true)
                .send()
                .is(200);
        assertThat(page.ids()).containsExactly(then.get(0), then.get(1));
        assertThat(page.header("X-Total-Count")).isEqualTo("5");
        Answer second = api.follow(page.link("next"));
        assertThat(second.ids()).containsExactly(then.get(2), then.get(3));
        assertThat(second.header("X-Total-Count")).isEqualTo("5");
        assertThat(second.json().get(0).get("displayName").textValue()).isEqualTo("A contact");
        assertThat(api.follow(second.link("prev")).ids()).containsExactly(then.get(0), then.get(1));
        assertThat(api.follow(second.link("next")).ids()).containsExactly(then.get(4));
        assertThat(api.follow(second.link("first")).ids()).containsExactly(then.get(0), then.get(1));
        assertThat(get("/contacts")
                        .with("referenceId", reference)
                        .with("asOf", past)
                        .with("offset", 3)
                        .send()
                        .ids())
                .containsExactly(then.get(3), then.get(4));
        String cursor = page.link("next").replaceFirst(".*after=([A-Za-z0-9_-]+).*", "$1");
        get("/contacts")
                .with("referenceId", reference)
                .with("limit", 2)
                .with("after", cursor)
                .send()
                .is(400);
    }

    @Test
    void the_lists_of_a_book_show_the_filings_and_the_hierarchy_of_then() {
        String book = clerk.book();
        String child = clerk.childOf(book);
        String contact = clerk.contactIn(child, TestObjects.someone());
        String address = clerk.addressIn(book);
        Instant past = moment();
        delete("/address-books/{}/children/{}", book, child).send().is(200);
        clerk.putAddress(child, address).send().is(200);
        delete("/address-books/{}/addresses/{}", book, address).send().is(200);
        assertThat(get("/address-books/{}/children", book).send().ids()).isEmpty();
        assertThat(nested(book, "children", past)).containsExactly(child);
        assertThat(nested(child, "parents", past)).containsExactly(book);
        assertThat(nested(book, "addresses", past)).containsExactly(address);
        assertThat(nested(child, "addresses", past)).isEmpty();
        assertThat(nested(child, "contacts", past)).containsExactly(contact);
        assertThat(get("/contacts")
                        .with("addressBookId", book)
                        .with("asOf", past)
                        .send()
                        .ids())
                .containsExactly(contact);
        assertThat(get("/contacts").with("addressBookId", book).send().ids()).isEmpty();
        assertThat(roots(get("/address-books/root-address-book").with("asOf", past)))
                .contains(book);
        assertThat(roots(get("/address-books/root-address-book"))).doesNotContain(book);
        assertThat(get("/address-books")
                        .with("contactId", contact)
                        .with("asOf", past)
                        .send()
                        .ids())
                .containsExactly(child);
    }

    private static List<String> roots(Request request) {
        return request.send().ids();
    }

    private List<String> nested(String book, String list, Instant past) {
        return get("/address-books/{}/" + list, book).with("asOf", past).send().ids();
    }

    @Test
    void a_deleted_book_is_no_place_of_a_list() {
        String book = clerk.book();
        Instant past = moment();
        delete("/address-books/{}", book).send().is(200);
        get("/address-books/{}", book).with("asOf", past).send().is(200);
        get("/address-books/{}/contacts", book).with("asOf", past).send().says(404, "addressBook not found");
        get("/address-books/{}/children", book).with("asOf", past).send().says(404, "addressBook not found");
        get("/contacts").with("addressBookId", book).with("asOf", past).send().says(404, "address-book not found");
    }

    @Test
    void effective_means_effective_at_that_moment() {
        Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        AtomicReference<Instant> now = new AtomicReference<>(start);
        InstantSource hands = now::get;
        try (Started service =
                Started.by(hands.withZone(ZoneOffset.UTC), storage.options().toArray(String[]::new))) {
            api = new Client(service.url() + '/');
            clerk = new TestObjects(api);
            String reference = TestObjects.someone();
            Instant end = start.plus(Duration.ofHours(2));
            String ending = clerk.contact(reference, "endDate", end.toString());
            String open = clerk.contact(reference);
            Instant past = start.plus(Duration.ofHours(1));
            Instant later = start.plus(Duration.ofHours(3));
            now.set(start.plus(Duration.ofHours(4)));
            Request base = get("/contacts").with("referenceId", reference);
            assertThat(base.with("effective", true).send().ids()).containsExactly(open);
            assertThat(effective(reference, past, true)).containsExactly(ending, open);
            assertThat(effective(reference, past, false)).isEmpty();
            assertThat(effective(reference, later, true)).containsExactly(open);
            assertThat(effective(reference, later, false)).containsExactly(ending);
        }
    }

    private List<String> effective(String reference, Instant past, boolean effective) {
        return get("/contacts")
                .with("referenceId", reference)
                .with("asOf", past)
                .with("effective", effective)
                .send()
                .ids();
    }

    @Test
    void today_and_the_near_future_are_now() {
        String id = clerk.address("displayName", "First");
        put("/addresses/{}", id).json("displayName", "Second").send().is(200);
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        Instant soon = Instant.now().plusSeconds(30);
        for (Object now : List.of(today, soon)) {
            assertThat(get("/addresses/{}", id).with("asOf", now).send().is(200).text("displayName"))
                    .isEqualTo("Second");
            assertThat(get("/addresses").with("asOf", now).send().is(200).json())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contacts", "/addresses", "/address-books", "/address-books/root-address-book"})
    void a_moment_in_the_future_or_malformed_is_refused(String list) {
        Instant later = Instant.now().plusSeconds(120);
        get(list).with("asOf", later).send().refusesNaming(400, List.of("asOf", "future"));
        get(list).with("asOf", LocalDate.now(ZoneOffset.UTC).plusDays(1)).send().is(400);
        for (String malformed : List.of("x", "2026-13-01", "2026-01-01T00:00:00", "now", "0000-01-01", "1")) {
            get(list).with("asOf", malformed).send().refusesNaming(400, List.of("asOf"));
        }
    }

    @Test
    void a_moment_before_what_is_kept_is_a_410() {
        String id = clerk.address();
        String book = clerk.book();
        for (Request request : List.of(
                get("/contacts"),
                get("/addresses"),
                get("/address-books"),
                get("/address-books/root-address-book"),
                get("/address-books/{}/contacts", book),
                get("/address-books/{}/children", book),
                get("/addresses/{}", id))) {
            String message = request.with("asOf", "2001-01-01").send().is(410).text("message");
            assertThat(message).matches("history is kept since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        }
    }

    @Test
    void the_other_apis_know_no_moment() {
        get("/api/countries").with("asOf", "2026-01-01").send().is(400);
        assertThat(get("/v1/people").with("asOf", "2026-01-01").send().status()).isEqualTo(400);
        get("/types").with("asOf", "2026-01-01").send().is(400);
        get("/address-books/metadata").with("asOf", "2026-01-01").send().is(400);
    }

    @Test
    void a_storage_that_keeps_nothing_answers_for_the_present_only() {
        try (RunningService forgetful = RunningService.start(storage, "--history-days", "0")) {
            TestObjects there = new TestObjects(forgetful.client());
            String id = there.address("displayName", "First");
            Instant past = moment();
            there.api()
                    .put("/addresses/{}", id)
                    .json("displayName", "Second")
                    .send()
                    .is(200);
            there.api().get("/addresses/{}", id).with("asOf", past).send().is(410);
            there.api().get("/addresses/{}", id).with("version", 1).send().is(404);
            there.api().get("/addresses/{}", id).with("version", 2).send().is(200);
            there.api()
                    .get("/addresses/{}", id)
                    .with("asOf", Instant.now().plusSeconds(5))
                    .send()
                    .is(200);
        }
    }
}
