package campus.contacts.rest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressForm;
import campus.contacts.CreationRequest;
import campus.contacts.access.Caller;
import campus.contacts.auth.CapturedLog;
import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import campus.contacts.program.Server;
import campus.contacts.rest.fixture.Started;
import campus.contacts.rest.fixture.StorageUnderTest;
import campus.contacts.rest.http.client.EventStreamClient;
import campus.contacts.rest.http.client.EventStreamClient.Event;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the stream of changes (recorded time, section 5; HTML standard, section 9.2). */
class ChangeStreamTest {
    private static final String NOW = "/changes?after=now";

    /** More changes than the network and the queue of a stream hold. */
    private static final int MORE_THAN_BUFFERS = 3000;

    private static Event next(EventStreamClient stream) {
        return stream.next().orElseThrow(() -> new AssertionError("the stream has ended"));
    }

    private static String lastEventId(EventStreamClient before) {
        return "Last-Event-ID: " + before.lastId();
    }

    @ParameterizedTest
    @EnumSource
    void a_change_is_an_event_with_the_entry_as_its_data(StorageUnderTest storage) {
        try (Started service = Started.with(storage.options().toArray(String[]::new));
                EventStreamClient stream = EventStreamClient.open(service.url(), NOW)) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream");
            assertThat(stream.header("Cache-Control")).isEqualTo("private, no-cache");
            String start = stream.awaitId();
            Conversation talk = Conversation.to(service.url());
            String address = talk.make("/addresses");
            Event event = next(stream);
            assertThat(event.type()).isEqualTo("change");
            JsonNode page = talk.get("/changes?after=" + start).json();
            assertThat(page).hasSize(1);
            assertThat(event.data()).isEqualTo(page.get(0));
            assertThat(event.text("id")).isEqualTo(address);
            talk.json().send("PUT", "/addresses/" + Conversation.encode(address), "{\"description\":\"x\"}");
            assertThat(next(stream).text("change")).isEqualTo("updated");
            assertThat(talk.get("/changes?after=" + stream.lastId()).body()).isEqualTo("[]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_client_goes_on_after_its_last_event(StorageUnderTest storage) {
        try (Started service = Started.with(storage.options().toArray(String[]::new))) {
            Conversation talk = Conversation.to(service.url());
            EventStreamClient first = EventStreamClient.open(service.url(), NOW);
            first.awaitId();
            talk.make("/addresses");
            next(first);
            first.close();
            List<String> made =
                    IntStream.range(0, 3).mapToObj(i -> talk.make("/addresses")).toList();
            try (EventStreamClient second = EventStreamClient.open(service.url(), NOW, lastEventId(first))) {
                List<String> told = IntStream.range(0, 3)
                        .mapToObj(i -> next(second).text("id"))
                        .toList();
                assertThat(told).isEqualTo(made);
            }
        }
    }

    @Test
    void a_stream_without_a_cursor_begins_with_the_oldest_change() {
        try (Started service = Started.with()) {
            Conversation talk = Conversation.to(service.url());
            List<String> made = IntStream.range(0, 2 * EventStream.PAGE + 10)
                    .mapToObj(i -> talk.make("/addresses"))
                    .toList();
            try (EventStreamClient stream = EventStreamClient.open(service.url(), "/changes?kind=address")) {
                List<String> told =
                        made.stream().map(address -> next(stream).text("id")).toList();
                assertThat(told).isEqualTo(made);
            }
        }
    }

    @Test
    void streams_with_other_filters_get_other_events() {
        try (Started service = Started.with();
                EventStreamClient addresses = EventStreamClient.open(service.url(), NOW + "&kind=address");
                EventStreamClient books = EventStreamClient.open(service.url(), NOW + "&kind=address-book")) {
            addresses.awaitId();
            books.awaitId();
            Conversation talk = Conversation.to(service.url());
            String book = talk.make("/address-books");
            String address = talk.make("/addresses");
            assertThat(next(addresses).text("id")).isEqualTo(address);
            assertThat(next(books).text("id")).isEqualTo(book);
        }
    }

    @Test
    void streams_at_different_cursors_come_together_and_miss_nothing() {
        try (Started service = Started.with()) {
            Conversation talk = Conversation.to(service.url());
            List<EventStreamClient> streams = new ArrayList<>();
            Set<String> made = new HashSet<>();
            for (int i = 0; i < 10; i++) {
                EventStreamClient stream = EventStreamClient.open(service.url(), "/changes?kind=address");
                streams.add(stream);
                made.add(talk.make("/addresses"));
            }
            for (EventStreamClient stream : streams) {
                Set<String> told = new HashSet<>();
                while (!told.equals(made)) {
                    told.add(next(stream).text("id"));
                }
                stream.close();
            }
        }
    }

    @Test
    void without_a_feed_a_stream_stays_open_and_tells_nothing_of_changes() {
        EventStreamClient stream;
        String start;
        try (Server service =
                Server.start(Duration.ofMillis(50), "--database", "memory", "--port", "0", "--changes-days", "0")) {
            stream = EventStreamClient.open(service.url(), NOW);
            start = stream.awaitId();
            stream.awaitComment();
            Conversation.to(service.url().replaceFirst("/$", "")).make("/addresses");
        }
        try (stream) {
            assertThat(stream.next()).isEmpty();
            assertThat(stream.lastId()).isEqualTo(start);
        }
    }

    @Test
    void a_stream_without_events_gets_comments() {
        try (Server service = Server.start(Duration.ofMillis(50), "--database", "memory", "--port", "0");
                EventStreamClient stream = EventStreamClient.open(service.url(), NOW)) {
            for (int i = 0; i < 5; i++) {
                stream.awaitComment();
            }
        }
    }

    @Test
    void a_client_that_reads_nothing_is_cut_off_and_can_go_on() {
        try (Server service = Server.start(Duration.ofMillis(100), "--database", "memory", "--port", "0")) {
            Conversation talk = Conversation.to(service.url().replaceFirst("/$", ""));
            // other tests of this process log requests, too
            String name = "stream-that-is-not-read";
            EventStreamClient idle = EventStreamClient.readingLittle(service.url(), NOW, "X-Request-Id: " + name);
            idle.awaitId();
            try (CapturedLog log = new CapturedLog()) {
                int made = 0;
                while (log.requests().stream()
                        .noneMatch(line -> line.contains(name) && line.contains("status=\"499\""))) {
                    talk.make("/addresses");
                    made++;
                }
                int told = 0;
                while (idle.next().isPresent()) {
                    told++;
                }
                assertThat(told).isLessThan(made);
                try (EventStreamClient again = EventStreamClient.open(service.url(), NOW, lastEventId(idle))) {
                    String last = talk.make("/addresses");
                    while (!next(again).text("id").equals(last)) {
                        told++;
                    }
                }
                assertThat(told).isGreaterThanOrEqualTo(made);
            }
        }
    }

    @Test
    void a_caller_has_at_most_twenty_streams() {
        List<EventStreamClient> streams = new ArrayList<>();
        try (Started service = Started.with("--trusted-proxies", "127.0.0.1")) {
            for (int i = 0; i < 20; i++) {
                streams.add(open(service, 1));
            }
            assertThat(streams).allMatch(stream -> stream.status() == 200);
            EventStreamClient excess = open(service, 1);
            assertThat(excess.status()).isEqualTo(503);
            assertThat(excess.header("Retry-After")).isEqualTo("1");
            streams.add(excess);
            streams.add(open(service, 2));
            assertThat(streams.get(21).status()).isEqualTo(200);
            streams.get(0).close();
            Poll.until("there is room again", () -> {
                EventStreamClient another = open(service, 1);
                streams.add(another);
                return another.status() == 200;
            });
        } finally {
            streams.forEach(EventStreamClient::close);
        }
    }

    /** Opens a stream of one of many callers, who are known by their addresses. */
    private static EventStreamClient open(Started service, int caller) {
        return EventStreamClient.open(
                service.url(), NOW, "X-Forwarded-For: 192.0." + caller / 200 + '.' + caller % 200);
    }

    @Test
    void a_process_has_at_most_a_thousand_streams_which_hold_neither_threads_nor_slots() {
        List<EventStreamClient> streams = new ArrayList<>();
        try (Started service = Started.with("--trusted-proxies", "127.0.0.1")) {
            for (int i = 0; i < 1000; i++) {
                streams.add(open(service, i / 20));
            }
            assertThat(streams).allMatch(stream -> stream.status() == 200);
            streams.add(open(service, 1000));
            assertThat(streams.get(1000).status()).isEqualTo(503);
            assertThat(Thread.getAllStackTraces().size()).isLessThan(300);
            String address = Conversation.to(service.url()).make("/addresses");
            for (EventStreamClient stream : streams.subList(0, 1000)) {
                assertThat(next(stream).text("id")).isEqualTo(address);
            }
        } finally {
            streams.forEach(EventStreamClient::close);
        }
    }

    @Test
    void an_orderly_stop_ends_streams_at_once() {
        try (CapturedLog log = new CapturedLog()) {
            Started service = Started.with();
            EventStreamClient stream = EventStreamClient.open(service.url(), NOW);
            EventStreamClient idle = EventStreamClient.readingLittle(service.url(), NOW);
            for (int i = 0; i < MORE_THAN_BUFFERS; i++) {
                service.service().addresses().create(Caller.ANYONE, CreationRequest.PLAIN, AddressForm.named("x"));
            }
            for (int i = 0; i < MORE_THAN_BUFFERS; i++) {
                next(stream);
            }
            service.close();
            // an event may be told twice, so some may be left; the stream ends behind them
            while (stream.next().isPresent()) {}
            stream.close();
            idle.close();
            assertThat(log.problems()).isEmpty();
        }
    }

    @Test
    void a_stream_is_not_compressed() {
        try (Started service = Started.with();
                EventStreamClient stream = EventStreamClient.open(service.url(), NOW, "Accept-Encoding: gzip")) {
            stream.awaitId();
            assertThat(stream.header("Content-Encoding")).isNull();
            Conversation.to(service.url()).make("/addresses");
            assertThat(next(stream).text("change")).isEqualTo("created");
        }
    }

    @Test
    void a_stream_works_below_a_base_path_and_for_pages_of_other_origins() {
        String origin = "https://forms.example.edu";
        try (Started service = Started.with("--base-path", "/contact", "--cors-origins", origin);
                EventStreamClient stream =
                        EventStreamClient.open(service.url(), "/contact" + NOW, "Origin: " + origin)) {
            stream.awaitId();
            assertThat(stream.header("Access-Control-Allow-Origin")).isEqualTo(origin);
            Conversation.to(service.url()).make("/addresses");
            assertThat(next(stream).text("uri")).startsWith(service.url() + "/addresses/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/changes?kind=person", "/changes?limit=0", "/changes?after=now&after=now"})
    void malformed_parameters_are_rejected_before_the_stream_begins(String target) {
        try (Started service = Started.with();
                EventStreamClient stream = EventStreamClient.open(service.url(), target)) {
            assertThat(stream.status()).isEqualTo(400);
            assertThat(stream.header("Content-Type")).isEqualTo("application/json");
        }
    }

    @Test
    void an_unknown_cursor_is_rejected_before_the_stream_begins() {
        try (Started service = Started.with();
                EventStreamClient stream = EventStreamClient.open(service.url(), NOW, "Last-Event-ID: nonsense")) {
            assertThat(stream.status()).isEqualTo(410);
        }
    }
}
