package campus.contacts.service.feed;

import static campus.contacts.access.AccessFunction.LOOKUP;

import campus.contacts.AddressBook;
import campus.contacts.access.Caller;
import campus.contacts.feed.FeedPage;
import campus.contacts.feed.FeedQuery;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.ChangeWatch;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells callers what has changed, in an order in which nobody misses anything (recorded time, section 5).
 *
 * <p>An entry is decided when it is read, from who could see the object before the change, which is recorded with it,
 * and from who sees the object now. A caller that sees it now is told of the change, as {@code created} if it did not see
 * it before; a caller that saw it before and does not now is told {@code removed}; any other caller is told nothing.
 * Whoever follows the feed ends with what the lists show: of the changes that ended or began a caller's sight of an
 * object, the last one is read after it was committed, thus by a reader for whom {@code now} is what remains, and every
 * entry that is read after it agrees with it.
 */
public final class ChangeFeed {
    private final Storage storage;

    public ChangeFeed(Storage storage) {
        this.storage = storage;
    }

    /** Returns the first entries, from the oldest change that is kept; see {@link #read(Caller, FeedQuery, String, int)}. */
    public FeedPage read(Caller caller, FeedQuery query, int limit) {
        return read(caller, query, null, limit);
    }

    /**
     * Returns the next entries after a position.
     *
     * @param after a cursor of an earlier page; {@code now}: nothing yet, and the cursor of the present; null: from the
     *     oldest change that is kept
     * @param limit maximum number of entries, at least 1
     * @throws Refusal {@link Refusal.Reason#PERMISSION_DENIED} for a caller that may not look up anything; {@link
     *     Refusal.Reason#NOT_FOUND} for an address book that does not exist for the caller; {@link
     *     Refusal.Reason#INVALID_ARGUMENT} for a smart address book; {@link
     *     Refusal.Reason#EXPIRED} for a cursor with which the caller must start over: of other rights or another query,
     *     of changes that are not kept any more, of another database, before a change of the hierarchy that moved books
     *     into the caller's sight or out of it, or not one of this service
     */
    public FeedPage read(Caller caller, FeedQuery query, @Nullable String after, int limit) {
        if (limit < 1) {
            throw Refusal.invalid("the limit must be at least 1, not " + limit);
        }
        caller.requireAnyGrant(LOOKUP);
        return storage.read(unit -> {
            requireOrdinary(unit, caller, query);
            return new FeedReading(unit.feed(), caller.visibility(), query).page(after, limit);
        });
    }

    /** Rejects a smart book, since nothing records when an object begins or ends to match a query. */
    private static void requireOrdinary(UnitOfWork unit, Caller caller, FeedQuery query) {
        if (query.addressBookId() != null
                && unit.addressBooks()
                        .find(query.addressBookId(), caller.visibility())
                        .filter(AddressBook::isSmart)
                        .isPresent()) {
            throw Refusal.invalid("the changes of a smart address-book are not recorded; follow those of its objects");
        }
    }

    /**
     * Calls a listener after there may be more to read for some caller; see {@link Storage#watchChanges}.
     *
     * @return ends the calls when closed
     */
    public ChangeWatch watch(Runnable listener) {
        return storage.watchChanges(listener);
    }

    /**
     * Returns the next entries as {@link #read} does, but waits for the first one. Blocks the thread.
     *
     * @param patience maximum wait
     */
    public FeedPage await(Caller caller, FeedQuery query, @Nullable String after, int limit, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Semaphore calls = new Semaphore(0);
        ChangeWatch watching = watch(calls::release);
        try {
            FeedPage page = read(caller, query, after, limit);
            String next = page.next();
            while (page.entries().isEmpty() && calls.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                calls.drainPermits();
                page = read(caller, query, page.reached(), limit);
            }
            return page.entries().isEmpty() ? FeedPage.empty(next, page.reached()) : page;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Refusal.illegalState("interrupted while waiting for a change");
        } finally {
            watching.close();
        }
    }
}
