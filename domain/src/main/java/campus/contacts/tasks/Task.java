package campus.contacts.tasks;

import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A change that was accepted.
 *
 * @param id 24 hexadecimal digits, drawn by lot
 * @param order what is to be done
 * @param acceptedAt to the millisecond
 * @param result null while it is still to be run
 */
public record Task(String id, Order order, Instant acceptedAt, Result result) {
    public Task {
        Objects.requireNonNull(id);
        Objects.requireNonNull(order);
        acceptedAt = acceptedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * What is to be done.
     *
     * @param netid whose tasks are run one after the other
     * @param payload {@link Value#NULL} once it is erased
     * @param expected the version that the change was meant for, or null: any
     */
    public record Order(TaskType change, NetId netid, Value payload, Long expected, Requester requester) {
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
     * Who asked for it.
     *
     * @param name what tells one caller from every other; never shown
     * @param shown what is shown of it: {@code sub}, {@code name}, {@code email}, {@code scope}, {@code exp}, {@code iat}; those that
     *     are not known are missing
     * @param mayKnowPrivate whether it may know of private people
     */
    public record Requester(String name, Map<String, String> shown, boolean mayKnowPrivate) {
        public Requester {
            Objects.requireNonNull(name);
            shown = Map.copyOf(shown);
        }
    }

    /**
     * How it ended.
     *
     * @param at to the millisecond
     * @param message for people, without anything of the payload
     */
    public record Result(Instant at, boolean isSuccess, String message) {
        public Result {
            at = at.truncatedTo(ChronoUnit.MILLIS);
            Objects.requireNonNull(message);
        }
    }

    /** How it ended; empty while it is still to be run. */
    public Optional<Result> ended() {
        return Optional.ofNullable(result);
    }

    /** A contacts payload says who is near to somebody, and has done its duty when the task ends. */
    public Task ended(Result with) {
        return new Task(id, order.change() == TaskType.CONTACTS ? order.withoutPayload() : order, acceptedAt, with);
    }
}
