package campus.contacts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.CapturedLog;
import campus.contacts.auth.Conversation;
import campus.contacts.rest.fixture.Started;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests a Java Error in a request handler, which is answered in the usual shape and logged in one line, like any other bug. */
class ErrorsInHandlersTest {
    private final InstantSource overflowing = () -> {
        boolean handling = StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(
                        frame -> frame.getClassName().equals("campus.contacts.service.history.ObjectHistory")
                                || frame.getClassName().equals("campus.contacts.service.people.Directory")));
        return handling ? Instant.ofEpochSecond(depth(0)) : Instant.now();
    };
    private final Clock clock = overflowing.withZone(ZoneOffset.UTC);

    private static int depth(int so) {
        return depth(so + 1) + 1;
    }

    @Test
    void a_stack_overflow_is_a_500_with_a_body_and_one_log_line() {
        try (Started service = Started.by(clock);
                CapturedLog logged = new CapturedLog()) {
            Conversation talk = Conversation.to(service.url());
            var answer = talk.get("/contacts?asOf=2020-01-31");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.json().get("message").textValue()).startsWith("unexpected error");
            assertThat(answer.header("X-Request-Id")).isNotBlank();
            var directory = talk.get("/v1/people");
            assertThat(directory.status()).isEqualTo(500);
            assertThat(directory.json().get("error").textValue()).startsWith("unexpected error");
            assertThat(talk.get("/contacts").status()).isEqualTo(200);
            List<String> told = logged.lines().stream()
                    .filter(line -> line.contains("StackOverflowError"))
                    .toList();
            assertThat(told)
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(400).doesNotContain("\n\tat"));
            assertThat(told.get(0)).contains(answer.header("X-Request-Id"));
        }
    }
}
