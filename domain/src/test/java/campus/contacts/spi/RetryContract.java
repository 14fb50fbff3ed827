package campus.contacts.spi;

import static campus.contacts.spi.Campus.ANYONE;
import static campus.contacts.spi.Campus.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressQuery;
import campus.contacts.Caller;
import campus.contacts.Function;
import campus.contacts.Id;
import campus.contacts.Precondition;
import campus.contacts.Refusal;
import campus.contacts.Refusal.Reason;
import campus.contacts.Retries;
import campus.contacts.Retries.Request;
import campus.contacts.Retries.Result;
import campus.contacts.spi.Race.Outcome;
import campus.contacts.spi.Race.Runner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The same request with the same key is done once (wire contract, section 7, Idempotency-Key). */
public interface RetryContract extends StorageFixture {
    Request REQUEST = new Request("key", "POST /addresses {}");

    @Test
    default void the_same_request_gets_the_same_answer_and_makes_nothing_twice() {
        try (Campus campus = campus()) {
            String first = once(campus, REQUEST);
            assertThat(once(campus, REQUEST)).isEqualTo(first);
            assertThat(campus.list(AddressQuery.ALL)).map(Object::toString).containsExactly(first);
        }
    }

    @Test
    default void another_key_is_another_request() {
        try (Campus campus = campus()) {
            String first = once(campus, REQUEST);
            assertThat(once(campus, new Request("Key", REQUEST.fingerprint()))).isNotEqualTo(first);
        }
    }

    @Test
    default void another_request_with_the_same_key_is_refused_and_not_done() {
        try (Campus campus = campus()) {
            once(campus, REQUEST);
            assertRefused(Reason.ALREADY_EXISTS, () -> once(campus, new Request("key", "POST /contacts {}")));
            assertThat(campus.list(AddressQuery.ALL)).hasSize(1);
        }
    }

    @Test
    default void callers_do_not_share_keys() {
        try (Campus campus = campus()) {
            String first = once(campus, REQUEST);
            Caller other = new Caller("other", Map.of());
            assertThat(campus.service()
                            .retries()
                            .once(other, REQUEST, address(campus))
                            .text())
                    .isNotEqualTo(first);
        }
    }

    @Test
    default void an_answer_is_kept_for_24_hours() {
        try (Campus campus = campus()) {
            String first = once(campus, REQUEST);
            campus.clock().advance(Retries.KEPT);
            assertThat(once(campus, REQUEST)).isEqualTo(first);
            campus.clock().advance(Duration.ofMillis(1));
            String second = once(campus, new Request("key", "POST /contacts {}"));
            assertThat(second).isNotEqualTo(first);
            assertThat(once(campus, new Request("key", "POST /contacts {}"))).isEqualTo(second);
            assertThat(campus.list(AddressQuery.ALL)).hasSize(2);
        }
    }

    @Test
    default void a_clock_that_goes_back_makes_nothing_be_done_twice() {
        try (Campus campus = campus()) {
            String first = once(campus, REQUEST);
            campus.clock().advance(Duration.ofDays(-2));
            assertThat(once(campus, REQUEST)).isEqualTo(first);
            String second = once(campus, new Request("another", REQUEST.fingerprint()));
            assertThat(once(campus, REQUEST)).isEqualTo(first);
            assertThat(second).isNotEqualTo(first);
        }
    }

    @Test
    default void old_answers_make_way_and_young_ones_stay() {
        try (Campus campus = campus()) {
            String[] given = new String[48];
            for (int hour = 0; hour < 48; hour++) {
                given[hour] = once(campus, new Request("key " + hour, ""));
                campus.clock().advance(Duration.ofHours(1));
            }
            for (int hour = 24; hour < 48; hour++) {
                assertThat(once(campus, new Request("key " + hour, ""))).isEqualTo(given[hour]);
            }
            assertThat(once(campus, new Request("key 23", ""))).isNotEqualTo(given[23]);
        }
    }

    @Test
    default void a_request_that_is_refused_can_be_sent_again() {
        try (Campus campus = campus()) {
            assertThatThrownBy(() -> campus.service().retries().once(ANYONE, REQUEST, () -> {
                        campus.address();
                        throw Refusal.illegalState("not yet");
                    }))
                    .isInstanceOf(Refusal.class);
            assertThat(campus.list(AddressQuery.ALL)).isEmpty();
            assertThat(once(campus, REQUEST)).isNotNull();
        }
    }

    @Test
    default void an_answer_may_be_long_and_hold_any_text() {
        try (Campus campus = campus()) {
            String answer = String.join("", RoundTripContract.TEXTS).repeat(1000);
            Request request = new Request("~".repeat(128), "f".repeat(1000));
            Id shown = campus.address();
            campus.service().retries().once(ANYONE, request, () -> new Result(shown, answer));
            Result again = campus.service().retries().once(ANYONE, request, address(campus));
            assertThat(again.text().equals(answer)).isTrue();
        }
    }

    @Test
    default void the_same_request_sent_several_times_at_once_is_done_once() {
        try (Campus campus = campus()) {
            for (int round = 0; round < ConcurrencyContract.ROUNDS; round++) {
                Request request = new Request("key " + round, "POST");
                Runner once = () -> campus.service().retries().once(ANYONE, request, address(campus));
                List<Outcome> outcomes = Race.run(once, once, once, once);
                assertThat(Race.refusals(outcomes)).isEmpty();
                assertThat(outcomes.stream().map(Outcome::result).distinct()).hasSize(1);
                assertThat(campus.list(AddressQuery.ALL)).hasSize(round + 1);
            }
        }
    }

    @Test
    default void of_two_requests_with_the_same_key_at_once_one_is_done() {
        try (Campus campus = campus()) {
            for (int round = 0; round < ConcurrencyContract.ROUNDS; round++) {
                String key = "key " + round;
                List<Runner> runners = new ArrayList<>();
                for (String fingerprint : List.of("one", "other")) {
                    Request request = new Request(key, fingerprint);
                    runners.add(() -> campus.service().retries().once(ANYONE, request, address(campus)));
                }
                assertThat(Race.refusals(Race.run(runners))).containsExactly(Reason.ALREADY_EXISTS);
                assertThat(campus.list(AddressQuery.ALL)).hasSize(round + 1);
            }
        }
    }

    @Test
    default void an_answer_shows_an_object_only_while_the_caller_may_see_that() {
        try (Campus campus = campus()) {
            Id law = campus.book();
            Caller maker = Campus.caller(Set.of(law), Function.LOOKUP, Function.CREATE);
            Caller blind = Campus.caller(Set.of(law), Function.CREATE);
            Result made = campus.service().retries().once(maker, REQUEST, address(campus, law));
            assertThat(made.isVisible()).isTrue();
            assertThat(again(campus, maker)).isEqualTo(made);
            assertThat(again(campus, blind)).isEqualTo(new Result(made.objectId(), made.text(), false));
            campus.addresses().delete(ANYONE, made.objectId(), Precondition.NONE);
            assertThat(again(campus, maker).isVisible()).isFalse();
        }
    }

    private static Result again(Campus campus, Caller caller) {
        return campus.service().retries().once(caller, REQUEST, () -> {
            throw new AssertionError("the request is done twice");
        });
    }

    private static Supplier<Result> address(Campus campus, Id... books) {
        return () -> {
            Id id = campus.address(books);
            return new Result(id, id.toString());
        };
    }

    private static String once(Campus campus, Request request) {
        return campus.service().retries().once(ANYONE, request, address(campus)).text();
    }
}
