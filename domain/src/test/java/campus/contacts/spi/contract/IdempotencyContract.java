package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.CampusFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import campus.contacts.AddressQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.service.IdempotentRequests;
import campus.contacts.service.IdempotentRequests.Request;
import campus.contacts.service.IdempotentRequests.Result;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Concurrently;
import campus.contacts.spi.fixture.Concurrently.Outcome;
import campus.contacts.spi.fixture.Concurrently.Runner;
import campus.contacts.spi.fixture.StorageFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A repeated request with the same key is executed once (wire contract, section 7, Idempotency-Key). */
public interface IdempotencyContract extends StorageFixture {
    Request REQUEST = new Request("key", "POST /addresses {}");

    @Test
    default void a_repeated_request_returns_the_stored_response() {
        try (CampusFixture campus = campus()) {
            String first = execute(campus, REQUEST);
            assertThat(execute(campus, REQUEST)).isEqualTo(first);
            assertThat(campus.list(AddressQuery.ALL)).map(Object::toString).containsExactly(first);
        }
    }

    @Test
    default void another_key_is_another_request() {
        try (CampusFixture campus = campus()) {
            String first = execute(campus, REQUEST);
            assertThat(execute(campus, new Request("Key", REQUEST.fingerprint())))
                    .isNotEqualTo(first);
        }
    }

    @Test
    default void rejects_a_different_request_with_the_same_key() {
        try (CampusFixture campus = campus()) {
            execute(campus, REQUEST);
            assertRefused(Reason.ALREADY_EXISTS, () -> execute(campus, new Request("key", "POST /contacts {}")));
            assertThat(campus.list(AddressQuery.ALL)).hasSize(1);
        }
    }

    @Test
    default void callers_do_not_share_keys() {
        try (CampusFixture campus = campus()) {
            String first = execute(campus, REQUEST);
            Caller other = new Caller("other", Map.of());
            assertThat(campus.service()
                            .idempotency()
                            .execute(other, REQUEST, address(campus))
                            .text())
                    .isNotEqualTo(first);
        }
    }

    @Test
    default void a_response_is_kept_for_24_hours() {
        try (CampusFixture campus = campus()) {
            String first = execute(campus, REQUEST);
            campus.clock().advance(IdempotentRequests.KEPT);
            assertThat(execute(campus, REQUEST)).isEqualTo(first);
            campus.clock().advance(Duration.ofMillis(1));
            String second = execute(campus, new Request("key", "POST /contacts {}"));
            assertThat(second).isNotEqualTo(first);
            assertThat(execute(campus, new Request("key", "POST /contacts {}"))).isEqualTo(second);
            assertThat(campus.list(AddressQuery.ALL)).hasSize(2);
        }
    }

    @Test
    default void a_retry_runs_once_even_if_the_clock_is_set_back() {
        try (CampusFixture campus = campus()) {
            String first = execute(campus, REQUEST);
            campus.clock().advance(Duration.ofDays(-2));
            assertThat(execute(campus, REQUEST)).isEqualTo(first);
            String second = execute(campus, new Request("another", REQUEST.fingerprint()));
            assertThat(execute(campus, REQUEST)).isEqualTo(first);
            assertThat(second).isNotEqualTo(first);
        }
    }

    @Test
    default void expired_responses_are_deleted_and_others_kept() {
        try (CampusFixture campus = campus()) {
            String[] given = new String[48];
            for (int hour = 0; hour < 48; hour++) {
                given[hour] = execute(campus, new Request("key " + hour, ""));
                campus.clock().advance(Duration.ofHours(1));
            }
            for (int hour = 24; hour < 48; hour++) {
                assertThat(execute(campus, new Request("key " + hour, ""))).isEqualTo(given[hour]);
            }
            assertThat(execute(campus, new Request("key 23", ""))).isNotEqualTo(given[23]);
        }
    }

    @Test
    default void a_refused_request_can_be_retried() {
        try (CampusFixture campus = campus()) {
            assertThatThrownBy(() -> campus.service().idempotency().execute(ANYONE, REQUEST, () -> {
                        campus.address();
                        throw Refusal.illegalState("not yet");
                    }))
                    .isInstanceOf(Refusal.class);
            assertThat(campus.list(AddressQuery.ALL)).isEmpty();
            assertThat(execute(campus, REQUEST)).isNotNull();
        }
    }

    @Test
    default void a_response_may_be_long_and_contain_any_text() {
        try (CampusFixture campus = campus()) {
            String answer = String.join("", RoundTripContract.TEXTS).repeat(1000);
            Request request = new Request("~".repeat(128), "f".repeat(1000));
            Id shown = campus.address();
            campus.service().idempotency().execute(ANYONE, request, () -> new Result(shown, answer));
            Result again = campus.service().idempotency().execute(ANYONE, request, address(campus));
            assertThat(again.text().equals(answer)).isTrue();
        }
    }

    @Test
    default void concurrent_repetitions_of_a_request_run_once() {
        try (CampusFixture campus = campus()) {
            for (int round = 0; round < ConcurrencyContract.ROUNDS; round++) {
                Request request = new Request("key " + round, "POST");
                Runner once = () -> campus.service().idempotency().execute(ANYONE, request, address(campus));
                List<Outcome> outcomes = Concurrently.run(once, once, once, once);
                assertThat(Concurrently.refusals(outcomes)).isEmpty();
                assertThat(outcomes.stream().map(Outcome::result).distinct()).hasSize(1);
                assertThat(campus.list(AddressQuery.ALL)).hasSize(round + 1);
            }
        }
    }

    @Test
    default void one_of_two_concurrent_requests_with_the_same_key_runs() {
        try (CampusFixture campus = campus()) {
            for (int round = 0; round < ConcurrencyContract.ROUNDS; round++) {
                String key = "key " + round;
                List<Runner> runners = new ArrayList<>();
                for (String fingerprint : List.of("one", "other")) {
                    Request request = new Request(key, fingerprint);
                    runners.add(() -> campus.service().idempotency().execute(ANYONE, request, address(campus)));
                }
                assertThat(Concurrently.refusals(Concurrently.run(runners))).containsExactly(Reason.ALREADY_EXISTS);
                assertThat(campus.list(AddressQuery.ALL)).hasSize(round + 1);
            }
        }
    }

    @Test
    default void a_response_is_repeated_only_while_its_object_is_visible() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Caller maker = CampusFixture.caller(Set.of(law), AccessFunction.LOOKUP, AccessFunction.CREATE);
            Caller blind = CampusFixture.caller(Set.of(law), AccessFunction.CREATE);
            Result made = campus.service().idempotency().execute(maker, REQUEST, address(campus, law));
            assertThat(made.isVisible()).isTrue();
            assertThat(again(campus, maker)).isEqualTo(made);
            assertThat(again(campus, blind)).isEqualTo(new Result(made.objectId(), made.text(), false));
            campus.addresses().delete(ANYONE, made.objectId(), VersionPrecondition.NONE);
            assertThat(again(campus, maker).isVisible()).isFalse();
        }
    }

    private static Result again(CampusFixture campus, Caller caller) {
        return campus.service().idempotency().execute(caller, REQUEST, () -> {
            throw new AssertionError("the request is done twice");
        });
    }

    private static Supplier<Result> address(CampusFixture campus, Id... books) {
        return () -> {
            Id id = campus.address(books);
            return new Result(id, id.toString());
        };
    }

    private static String execute(CampusFixture campus, Request request) {
        return campus.service()
                .idempotency()
                .execute(ANYONE, request, address(campus))
                .text();
    }
}
