package campus.contacts.service.people;

import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.people.NetId;
import campus.contacts.spi.PersonStore;
import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.spi.UnitOfWork;
import campus.contacts.tasks.Task;
import campus.contacts.tasks.Task.Order;
import campus.contacts.tasks.Task.Requester;
import campus.contacts.tasks.Task.Result;
import campus.contacts.tasks.TaskType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Accepts and runs tasks. Thread-safe, and safe for use by several processes on one storage. */
public final class TaskService {
    /** The time for which a task is kept after its end. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** The maximum number of pending tasks of one requester. */
    public static final int MOST_WAITING = 200;

    /** The maximum number of batches of the history that one sweep deletes. */
    private static final int SWEPT_BATCHES = 10;

    private static final int ID_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Storage storage;
    private final PersonalContacts contacts;
    private final Students students;
    private final Clock clock;
    private volatile Runnable onAcceptance = () -> {};

    public TaskService(Storage storage, PersonalContacts contacts, Students students, Clock clock) {
        this.storage = storage;
        this.contacts = contacts;
        this.students = students;
        this.clock = clock;
    }

    /** Sets an action that runs whenever a task was accepted here. */
    public void onAcceptance(Runnable wake) {
        onAcceptance = wake;
    }

    /**
     * The condition of a change.
     *
     * @param precondition on the present version
     * @param isPinned whether the precondition names versions; if so, the task requires the version for which it holds
     *     now
     */
    public record Condition(VersionPrecondition precondition, boolean isPinned) {
        /** No condition. */
        public static final Condition NONE = new Condition(VersionPrecondition.NONE, false);

        /**
         * Returns the version that the task requires, or null: any.
         *
         * @throws Refusal {@link Refusal.Reason#OUTDATED} when the condition does not hold for the present version
         */
        private @Nullable Long check(long present) {
            if (!precondition.holdsFor(present)) {
                throw Refusal.outdated();
            }
            return isPinned ? present : null;
        }
    }

    /**
     * Accepts a replacement of a person's contacts.
     *
     * @param payload an array, as the People-Contacts API writes it
     * @throws Refusal what {@link PersonalContacts#examine} refuses, then {@link Refusal.Reason#OUTDATED}, then
     *     {@link Refusal.Reason#EXHAUSTED} when {@value #MOST_WAITING} tasks of the caller are pending
     */
    public Task replaceContacts(Caller caller, NetId netid, Value payload, Condition condition) {
        return accept(unit -> {
            PersonalContacts.Examined examined = contacts.examine(unit, caller, netid, payload);
            Long expected = condition.check(examined.version());
            return new Order(TaskType.CONTACTS, netid, examined.payload(), expected, requester(caller));
        });
    }

    /**
     * Accepts a patch of a student's plans.
     *
     * @param payload an object, as the Students API writes it
     * @throws Refusal what {@link Students#examine} refuses, then {@link Refusal.Reason#OUTDATED}, then
     *     {@link Refusal.Reason#EXHAUSTED} when {@value #MOST_WAITING} tasks of the caller are pending
     */
    public Task patchStudent(Caller caller, NetId netid, Value payload, Condition condition) {
        return accept(unit -> {
            Long expected = condition.check(students.examine(unit, caller, netid, payload));
            return new Order(TaskType.DPLANS, netid, payload, expected, requester(caller));
        });
    }

    /**
     * Accepts a task. The examination locks the person, so that of two tasks for one person the first accepted gets the
     * smaller number.
     */
    private Task accept(java.util.function.Function<UnitOfWork, Order> examination) {
        Task accepted = storage.write(unit -> {
            Task task = new Task(newId(), examination.apply(unit), clock.instant(), null);
            if (unit.tasks().countWaiting(task.order().requester().name(), MOST_WAITING) == MOST_WAITING) {
                throw Refusal.exhausted("too many of your changes are waiting to be made");
            }
            unit.tasks().accept(task);
            return task;
        });
        onAcceptance.run();
        return accepted;
    }

    private static String newId() {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    private static Requester requester(Caller caller) {
        Map<String, String> shown = new HashMap<>(caller.claims().details());
        shown.put("sub", caller.claims().subject());
        shown.putIfAbsent(
                "scope", String.join(",", new TreeSet<>(caller.claims().scopes())));
        return new Requester(caller.name(), shown, caller.seesPrivate(), caller.author());
    }

    /**
     * Returns a task, for its requester and for callers that may see other requesters' tasks.
     *
     * @throws Refusal {@link Refusal.Reason#NOT_FOUND} for anyone else too
     */
    public Task get(Caller caller, String id) {
        return storage.read(unit -> unit.tasks()
                .find(id, clock.instant().minus(KEPT))
                .filter(task -> isOwn(caller, task) || seesOthers(unit, caller, task.order()))
                .orElseThrow(() -> Refusal.notFound("task")));
    }

    private static boolean isOwn(Caller caller, Task task) {
        return task.order().requester().name().equals(caller.name());
    }

    /** Returns whether the caller may see other requesters' tasks; a task names its person, who must be visible too. */
    private static boolean seesOthers(UnitOfWork unit, Caller caller, Order order) {
        return caller.hasScope(order.change().scope())
                && (caller.seesPrivate()
                        || unit.people()
                                .find(order.netid(), PersonStore.Scope.NOT_PRIVATE)
                                .isPresent());
    }

    /**
     * Runs the next task, if there is one that is not already running. Its changes and its result are stored in the
     * same transaction.
     *
     * @return whether there was one
     * @throws StorageUnavailableException when the storage is unavailable; the task is then still pending
     * @throws RuntimeException on a bug; the task has then failed, as after an Error, which a retry would repeat
     */
    public boolean runNext() {
        AtomicReference<Task> claimed = new AtomicReference<>();
        try {
            return storage.write(unit -> {
                Optional<Task> next = unit.tasks().claim();
                claimed.set(next.orElse(null));
                next.ifPresent(task ->
                        unit.tasks().end(task.ended(new Result(clock.instant(), true, run(unit, task)))));
                return next.isPresent();
            });
        } catch (StorageUnavailableException fault) {
            throw fault;
        } catch (Refusal refusal) {
            fail(Objects.requireNonNull(claimed.get()), refusal.getMessage());
            return true;
        } catch (RuntimeException | Error bug) {
            Optional.ofNullable(claimed.get()).ifPresent(task -> fail(task, "unexpected error"));
            throw bug;
        }
    }

    private String run(UnitOfWork unit, Task task) {
        Order order = task.order();
        unit.setAuthor(order.requester().author());
        boolean mayKnowPrivate = order.requester().mayKnowPrivate();
        return switch (order.change()) {
            case CONTACTS -> {
                ReplacementSummary tally =
                        contacts.replace(unit, order.netid(), order.payload(), mayKnowPrivate, order.expected());
                yield "SUCCESS: " + tally + " for " + order.netid();
            }
            case DPLANS -> {
                students.patch(unit, order.netid(), order.payload(), mayKnowPrivate, order.expected());
                yield "success";
            }
        };
    }

    /**
     * Records the failure in a new unit of work, since the failed one was rolled back; no effect if the task has been
     * run elsewhere meanwhile.
     */
    private void fail(Task task, String why) {
        String message = task.order().change() == TaskType.CONTACTS ? "FAILURE: " + why : why;
        storage.write(unit -> {
            unit.tasks()
                    .claim(task.id())
                    .ifPresent(mine -> unit.tasks().end(mine.ended(new Result(clock.instant(), false, message))));
            return null;
        });
    }

    /**
     * Deletes some of the expired tasks and of the recorded past that is no longer kept, and completes storage changes
     * that another process left incomplete.
     */
    public void sweep() {
        storage.finishChanges();
        sweep(storage::sweepHistory);
        sweep(storage::sweepChanges);
        storage.write(unit -> {
            unit.tasks().forget(clock.instant().minus(KEPT));
            return null;
        });
    }

    /** A few batches at a time: requests go on between them, and a large backlog takes several sweeps. */
    private static void sweep(BooleanSupplier step) {
        int batches = 0;
        boolean moreLeft = true;
        while (moreLeft && batches < SWEPT_BATCHES) {
            moreLeft = step.getAsBoolean();
            batches++;
        }
    }
}
