package campus.contacts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressForm;
import campus.contacts.CreationRequest;
import campus.contacts.access.Caller;
import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import campus.contacts.rest.fixture.Started;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests overload and clients that stall (wire contract, section 10). */
@Isolated("wants the machine for itself")
class LoadTest {
    private static final int TOO_MANY = 40;
    private static final int STUCK = 500;
    private static final int LONG = 15_000;
    private static final String LONG_LIST =
            "GET /address-books/contact.AddressBook:1@localhost/addresses HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final String BODY = "{\"displayName\":\"slow but sure\"}";
    private static final String POST = "POST /addresses HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nContent-Length: ";

    /** Blocks every request that uses the storage, until it is closed. */
    private static final class Busy implements AutoCloseable {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        private final Thread holder;

        Busy(Started service) {
            holder = new Thread(() -> service.service().storage().write(unit -> {
                begun.countDown();
                await(end);
                return null;
            }));
            holder.start();
            await(begun);
        }

        @Override
        public void close() {
            end.countDown();
            Poll.until("the requests go on", () -> !holder.isAlive());
        }
    }

    private static SlowClient ask(Started service, String address) {
        return new SlowClient(service.url())
                .send("GET /contacts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Forwarded-For: " + address
                        + "\r\n\r\n");
    }

    private static void assertRefused(SlowClient line) {
        assertThat(line.everything())
                .startsWith("HTTP/1.1 503 ")
                .contains("Retry-After: 1\r\n")
                .contains("{\"message\":\"too many requests at once\"}");
    }

    @Test
    void excess_requests_are_rejected_at_once() {
        List<SlowClient> lines = new ArrayList<>();
        try (Started service = Started.with("--trusted-proxies", "127.0.0.1")) {
            try (Busy busy = new Busy(service)) {
                for (int i = 0; i < Started.places() + TOO_MANY; i++) {
                    lines.add(ask(service, "192.0.2." + i));
                }
                Poll.until("what is too much is refused", () -> answering(lines).size() == TOO_MANY);
                for (SlowClient refused : answering(lines)) {
                    assertRefused(refused);
                    lines.remove(refused);
                }
                assertThat(Conversation.to(service.url()).get("/health/live").status())
                        .isEqualTo(200);
                assertThat(Conversation.to(service.url()).get("/health/ready").status())
                        .isEqualTo(503);
                assertThat(busy.holder.isAlive()).isTrue();
            }
            for (SlowClient served : lines) {
                assertThat(served.everything()).startsWith("HTTP/1.1 200 ").endsWith("[]");
            }
            assertThat(Conversation.to(service.url()).get("/contacts").status()).isEqualTo(200);
        } finally {
            lines.forEach(SlowClient::close);
        }
    }

    @Test
    void one_caller_cannot_take_all_slots() {
        List<SlowClient> lines = new ArrayList<>();
        try (Started service = Started.with("--trusted-proxies", "127.0.0.1")) {
            try (Busy busy = new Busy(service)) {
                for (int i = 0; i < Started.places(); i++) {
                    lines.add(ask(service, "192.0.2.1"));
                }
                int tooMany = Started.places() - Started.placesForOne();
                Poll.until("what is too much is refused", () -> answering(lines).size() == tooMany);
                SlowClient other = ask(service, "192.0.2.2");
                lines.add(0, other);
                for (SlowClient refused : answering(lines)) {
                    assertRefused(refused);
                    lines.remove(refused);
                }
                assertThat(lines).contains(other);
                assertThat(busy.holder.isAlive()).isTrue();
            }
            for (SlowClient served : lines) {
                assertThat(served.everything()).startsWith("HTTP/1.1 200 ");
            }
        } finally {
            lines.forEach(SlowClient::close);
        }
    }

    @Test
    void a_caller_runs_at_most_two_broad_searches_at_once() {
        String narrow = "/v1/people?filter=name.family%20eq%20%22x%22";
        List<SlowClient> broad = new ArrayList<>();
        List<SlowClient> others = new ArrayList<>();
        try (Started service = Started.with()) {
            try (Busy busy = new Busy(service)) {
                for (String filter : List.of("", "?filter=name.family%20co%20%22x%22", "?filter=roles%20pr")) {
                    broad.add(get(service, "/v1/people" + filter));
                    others.add(get(service, narrow));
                }
                Poll.until("one is refused", () -> !answering(broad).isEmpty());
                SlowClient refused = answering(broad).get(0);
                assertThat(refused.everything())
                        .startsWith("HTTP/1.1 503 ")
                        .contains("Retry-After: 1\r\n")
                        .endsWith("{\"error\":\"too many searches of whole collections at once\"}");
                broad.remove(refused);
                refused.close();
                assertThat(busy.holder.isAlive()).isTrue();
            }
            others.addAll(broad);
            for (SlowClient served : others) {
                assertThat(served.everything()).startsWith("HTTP/1.1 200 ");
            }
        } finally {
            broad.forEach(SlowClient::close);
            others.forEach(SlowClient::close);
        }
    }

    private static SlowClient get(Started service, String target) {
        return new SlowClient(service.url())
                .send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private static List<SlowClient> answering(List<SlowClient> lines) {
        return lines.stream().filter(SlowClient::answers).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G",
                "GET /contacts HTTP/1.1\r\nHost: loc",
                POST + "31\r\n\r\n{\"display",
                POST + "31\r\n\r\n",
                "POST /addresses HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"dis",
                POST + "500000\r\nExpect: 100-continue\r\n\r\n",
                POST + "5000000\r\n\r\n{\"display"
            })
    void incomplete_requests_do_not_block_others(String half) {
        try (Started service = Started.with();
                Stuck stuck = new Stuck()) {
            for (int i = 0; i < STUCK; i++) {
                stuck.lines.add(new SlowClient(service.url()).send(half));
            }
            assertServes(service);
        }
    }

    @Test
    void clients_that_do_not_read_do_not_block_others() {
        try (Started service = Started.with();
                Stuck stuck = new Stuck()) {
            makeLongList(service);
            for (int i = 0; i < STUCK; i++) {
                stuck.lines.add(SlowClient.readingLittle(service.url()).send(LONG_LIST));
            }
            Conversation talk = Conversation.to(service.url());
            Poll.until(
                    "all of them are stuck, so that others are served again and again",
                    () -> Stream.generate(() -> talk.get("/types").status())
                            .limit(100)
                            .allMatch(status -> status == 200));
            assertServes(service);
        }
    }

    /** Clients that disconnect before the service closes, which would wait for them. */
    private record Stuck(List<SlowClient> lines) implements AutoCloseable {
        Stuck() {
            this(new ArrayList<>());
        }

        @Override
        public void close() {
            lines.forEach(SlowClient::close);
        }
    }

    private static void assertServes(Started service) {
        Conversation talk = Conversation.to(service.url());
        for (int i = 0; i < 50; i++) {
            String id = talk.make("/addresses");
            assertThat(talk.get("/addresses/" + Conversation.encode(id)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_late_reader_gets_the_whole_list() {
        try (Started service = Started.with()) {
            makeLongList(service);
            try (SlowClient late = SlowClient.readingLittle(service.url()).send(LONG_LIST)) {
                for (int i = 0; i < 50; i++) {
                    assertThat(Conversation.to(service.url()).get("/types").status())
                            .isEqualTo(200);
                }
                String list = late.everything();
                assertThat(list).startsWith("HTTP/1.1 200 ").endsWith("]");
                assertThat(list.split("\"id\":", -1)).hasSize(LONG + 1);
            }
        }
    }

    /** Makes a list longer than all buffers between a server and a client on one machine. */
    private static void makeLongList(Started service) {
        for (int i = 0; i < LONG; i++) {
            AddressForm form = AddressForm.named("Gate " + i).withText("x".repeat(500));
            service.service().addresses().create(Caller.ANYONE, CreationRequest.PLAIN, form);
        }
    }

    @Test
    void a_body_sent_byte_by_byte_is_accepted() {
        try (Started service = Started.with();
                SlowClient line = new SlowClient(service.url()).send(POST + BODY.length() + "\r\n\r\n")) {
            for (int i = 0; i < BODY.length(); i++) {
                line.send(BODY.substring(i, i + 1));
            }
            assertThat(line.everything()).startsWith("HTTP/1.1 201 ").contains("slow but sure");
        }
    }

    @Test
    void a_body_above_the_largest_size_is_refused() {
        try (Started service = Started.with()) {
            String padded = BODY + " ".repeat(1024 * 1024 - BODY.length());
            Conversation talk = Conversation.to(service.url()).json();
            assertThat(talk.send("POST", "/addresses", padded).status()).isEqualTo(201);
            assertThat(talk.send("POST", "/addresses", padded + " ").status()).isEqualTo(413);
            try (SlowClient chunked = new SlowClient(service.url())) {
                chunked.send("POST /addresses HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
                String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
                chunked.send(chunk.repeat(16)).send("1\r\n \r\n");
                assertThat(chunked.head()).startsWith("HTTP/1.1 413 ");
            }
            try (SlowClient asking = new SlowClient(service.url())) {
                asking.send(POST + "5000000\r\nExpect: 100-continue\r\n\r\n");
                assertThat(asking.head()).startsWith("HTTP/1.1 413 ");
            }
        }
    }

    @Test
    void partly_received_large_bodies_share_a_memory_limit() {
        List<SlowClient> lines = new ArrayList<>();
        try (Started service = Started.with()) {
            for (int i = 0; i < 80; i++) {
                // a rejected body is answered once its client has sent it; others stop before the end, and keep their
                // memory
                String body = "x".repeat(i < 40 ? 1_000_000 : 1_048_576);
                lines.add(new SlowClient(service.url())
                        .send(POST + "1048576\r\n\r\n")
                        .offer(body));
            }
            List<SlowClient> unread = new ArrayList<>(lines);
            Poll.until("some are refused, or give way", () -> {
                List<SlowClient> answered = answering(unread);
                unread.removeAll(answered);
                // a whole body that comes while there is room is answered by 400, since it is not JSON
                return answered.stream()
                        .map(SlowClient::head)
                        .anyMatch(head -> head.matches("(?s)HTTP/1.1 (503 .*Retry-After: 1\r\n|408 ).*"));
            });
            Conversation.to(service.url()).make("/addresses");
            lines.forEach(SlowClient::close);
            lines.clear();
            String padded = BODY + " ".repeat(1_000_000);
            Poll.until(
                    "there is room again",
                    () -> Conversation.to(service.url())
                                    .json()
                                    .send("POST", "/addresses", padded)
                                    .status()
                            == 201);
        } finally {
            lines.forEach(SlowClient::close);
        }
    }

    @Test
    void a_disconnected_client_releases_its_slot() {
        try (Started service = Started.with()) {
            for (int i = 0; i < 2 * Started.places(); i++) {
                try (SlowClient line = new SlowClient(service.url())) {
                    line.send(
                            i % 2 == 0
                                    ? POST + "31\r\n\r\n{"
                                    : "GET /address-books HTTP/1.1\r\nHost: localhost\r\n\r\n");
                }
            }
            assertThat(Conversation.to(service.url()).get("/address-books").status())
                    .isEqualTo(200);
        }
    }
}
