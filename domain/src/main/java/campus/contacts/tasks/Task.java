package campus.contacts.tasks;

import campus.contacts.access.Author;
import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An accepted change.
 *
 * @param id 24 random hexadecimal digits
 * @param order the change to make
 * @param acceptedAt to the millisecond
 * @param result null until the task has run
 */
public record Task(
        String id,
        Order order,
        Instant acceptedAt,
        @Nullable Result result) {
    /** The name of the requester of a task whose requester was erased; no caller has it. */
    public static final String NO_REQUESTER = "erased";

    public Task {
        Objects.requireNonNull(id);
        Objects.requireNonNull(order);
        acceptedAt = acceptedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The change to make.
     *
     * @param netid the person; tasks of one person run one after the other
     * @param payload {@link Value#NULL} once it is erased
     * @param expected the version that the change was meant for, or null: any
     */
    public record Order(
            TaskType change,
            NetId netid,
            Value payload,
            @Nullable Long expected,
            Requester requester) {
        public Order {
            Objects.requireNonNull(change);
            Objects.requireNonNull(netid);
            Objects.requireNonNull(payload);
            Objects.requireNonNull(requester);
        }

        Order withoutPayload() {
            return new Order(change, netid, Value.NULL, expected, requester);
        }
    }

    /**
     * The requester of a task.
     *
     * @param name distinguishes callers; never shown
     * @param shown the claims that are shown: {@code sub}, {@code name}, {@code email}, {@code scope}, {@code exp},
     *     {@code iat}; unknown ones are absent
     * @param mayKnowPrivate whether private people are visible to it
     * @param author under which the change is recorded; null: nobody
     */
    public record Requester(
            String name,
            Map<String, String> shown,
            boolean mayKnowPrivate,
            @Nullable Author author) {
        public Requester {
            Objects.requireNonNull(name);
            shown = Map.copyOf(shown);
        }
    }

    /** Returns whether the person requested the task. */
    public boolean isRequestedBy(NetId netid) {
        Requester requester = order.requester();
        return requester.author() != null && requester.author().isNamed(netid.value())
                || netid.value().equalsIgnoreCase(requester.shown().get("sub"));
    }

    /** Returns the task with a requester that is no one. */
    public Task withoutRequester() {
        Requester none = new Requester(NO_REQUESTER, Map.of(), order.requester().mayKnowPrivate(), null);
        Order of = new Order(order.change(), order.netid(), order.payload(), order.expected(), none);
        return new Task(id, of, acceptedAt, result);
    }

    /**
     * The result of a task.
     *
     * @param at to the millisecond
     * @param message for people, without any of the payload
     */
    public record Result(Instant at, boolean isSuccess, String message) {
        public Result {
            at = at.truncatedTo(ChronoUnit.MILLIS);
            Objects.requireNonNull(message);
        }
    }

    /** Returns the result; empty until the task has run. */
    public Optional<Result> ended() {
        return Optional.ofNullable(result);
    }

    /**
     * Returns the ended task. A contacts payload names people close to the person and is no longer needed, so it is
     * erased.
     */
    public Task ended(Result with) {
        return new Task(id, order.change() == TaskType.CONTACTS ? order.withoutPayload() : order, acceptedAt, with);
    }
}
