package campus.contacts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressForm;
import campus.contacts.CreationRequest;
import campus.contacts.access.Caller;
import campus.contacts.auth.CapturedLog;
import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import campus.contacts.rest.fixture.Started;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Tests clients that read a long list slowly, or disconnect before its end (wire contract, section 10). */
@Isolated("wants the machine for itself")
class SlowReadersTest {
    private static final int CLIENTS = 60;

    /** Longer than what a connection and its queue hold together. */
    private static final int LONG = 3000;

    private static final String LIST =
            "GET /address-books/contact.AddressBook:1@localhost/addresses HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final Pattern REQUEST_ID = Pattern.compile("\r\nX-Request-Id: ([0-9a-f]{24})\r\n");

    private static Started service;

    @BeforeAll
    static void start() {
        service = Started.with();
        for (int i = 0; i < LONG; i++) {
            AddressForm form = AddressForm.named("Gate " + i).withText("x".repeat(500));
            service.service().addresses().create(Caller.ANYONE, CreationRequest.PLAIN, form);
        }
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @Test
    void a_slow_reader_gets_everything_while_others_are_served() {
        List<SlowClient> lines = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                lines.add(SlowClient.readingLittle(service.url()).send(LIST));
            }
            // A few seconds, in which every client reads a little now and then.
            StringBuilder[] read =
                    Stream.generate(StringBuilder::new).limit(CLIENTS).toArray(StringBuilder[]::new);
            long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
            while (System.nanoTime() < end) {
                for (int i = 0; i < CLIENTS; i++) {
                    read[i].append(lines.get(i).some(10));
                }
                assertThat(Conversation.to(service.url()).get("/types").status())
                        .isEqualTo(200);
            }
            for (int i = 0; i < CLIENTS; i++) {
                String list = read[i].append(lines.get(i).everything()).toString();
                assertThat(list.substring(list.length() - 2)).isEqualTo("}]");
                assertThat(list.split("\"genusTypeId\":", -1).length).isEqualTo(LONG + 1);
            }
        } finally {
            lines.forEach(SlowClient::close);
        }
    }

    @Test
    void a_client_that_leaves_before_the_end_is_logged_as_such() {
        try (CapturedLog logged = new CapturedLog()) {
            String id;
            try (SlowClient line = SlowClient.readingLittle(service.url()).send(LIST)) {
                Matcher head = REQUEST_ID.matcher(line.head());
                assertThat(head.find()).isTrue();
                id = head.group(1);
            }
            Poll.until("the request is logged", () -> logged.requests().stream().anyMatch(line -> line.contains(id)));
            assertThat(logged.requests())
                    .filteredOn(line -> line.contains(id))
                    .singleElement()
                    .asString()
                    .contains("status=\"499\"");
        }
    }
}
