package campus.contacts.rest.admission;

import campus.contacts.rest.error.HttpException;
import io.javalin.http.Context;

/**
 * The slot that one request takes among those that are served at once, kept in an attribute of the request. A request that waits for
 * its client gives it up meanwhile.
 */
public final class RequestSlot {
    private static final String ATTRIBUTE = "campus.contacts.slot";

    private final ConcurrencyLimiter admission;
    private String caller;
    private boolean entered;
    private boolean callerEntered;

    private RequestSlot(ConcurrencyLimiter admission) {
        this.admission = admission;
    }

    /** A slot that the request has not taken yet. */
    public static RequestSlot create(Context context, ConcurrencyLimiter admission) {
        RequestSlot slot = new RequestSlot(admission);
        context.attribute(ATTRIBUTE, slot);
        return slot;
    }

    /** The slot of a request that has passed the filters. */
    public static RequestSlot of(Context context) {
        return context.attribute(ATTRIBUTE);
    }

    /** Takes the slot; 503 when there is none. */
    public void enter() {
        admission.enter();
        entered = true;
    }

    /** Takes one of that caller's slots as well; 503 when it has too many. */
    public void enter(String name) {
        caller = name;
        admission.enter(name);
        callerEntered = true;
    }

    /** Takes again what was left; 503 when that is not possible now, and then nothing is taken. */
    public void enterAgain() {
        enter();
        try {
            enter(caller);
        } catch (HttpException full) {
            leave();
            throw full;
        }
    }

    /** Gives back what is taken. */
    public void leave() {
        if (callerEntered) {
            callerEntered = false;
            admission.leave(caller);
        }
        if (entered) {
            entered = false;
            admission.leave();
        }
    }
}
