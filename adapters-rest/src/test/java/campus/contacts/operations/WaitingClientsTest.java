package campus.contacts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.auth.Poll;
import campus.contacts.rest.fixture.Started;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests requests that wait for changes (recorded time, section 5): they hold neither threads nor slots of the running requests. */
class WaitingClientsTest {
    private static final int WAITING = Started.places() + 40;

    private static final int TOO_MANY = 5;

    private static List<SlowClient> answering(List<SlowClient> lines) {
        return lines.stream().filter(SlowClient::answers).toList();
    }

    private static SlowClient wait(Started service, String target, int caller) {
        return new SlowClient(service.url())
                .send("GET " + target + "&wait=30 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "X-Forwarded-For: 192.0.2." + caller + "\r\n\r\n");
    }

    @Test
    void more_requests_wait_than_may_run_at_once() {
        List<SlowClient> lines = new ArrayList<>();
        try (Started service = Started.with("--trusted-proxies", "127.0.0.1")) {
            Conversation talk = Conversation.to(service.url());
            String next = talk.get("/changes?after=now").next().replace(service.url(), "");
            for (int i = 0; i < WAITING; i++) {
                lines.add(wait(service, next, i / 10));
            }
            String address = talk.make("/addresses");
            for (SlowClient line : lines) {
                assertThat(line.everything()).startsWith("HTTP/1.1 200 ").contains(address);
            }
        } finally {
            lines.forEach(SlowClient::close);
        }
    }

    @Test
    void a_wait_of_the_full_time_is_answered() {
        try (Started service = Started.with()) {
            Conversation talk = Conversation.to(service.url());
            String next = talk.get("/changes?after=now").next();
            Conversation.Answer nothing = talk.get(next + "&wait=30").is(200);
            assertThat(nothing.body()).isEqualTo("[]");
        }
    }

    @Test
    void one_caller_cannot_take_all_places() {
        List<SlowClient> lines = new ArrayList<>();
        try (Started service = Started.with("--trusted-proxies", "127.0.0.1")) {
            Conversation talk = Conversation.to(service.url());
            String next = talk.get("/changes?after=now").next().replace(service.url(), "");
            for (int i = 0; i < Started.placesForOne() + TOO_MANY; i++) {
                lines.add(wait(service, next, 1));
            }
            Poll.until("what is too much is refused", () -> answering(lines).size() == TOO_MANY);
            for (SlowClient refused : answering(lines)) {
                assertThat(refused.everything()).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1\r\n");
                lines.remove(refused);
            }
            lines.add(wait(service, next, 2));
            talk.make("/addresses");
            for (SlowClient served : lines) {
                assertThat(served.everything()).startsWith("HTTP/1.1 200 ");
            }
        } finally {
            lines.forEach(SlowClient::close);
        }
    }
}
