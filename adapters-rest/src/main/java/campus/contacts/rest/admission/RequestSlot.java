package campus.contacts.rest.admission;

import campus.contacts.rest.error.HttpException;
import io.javalin.http.Context;

/**
 * The slot of one request in the concurrency limit, kept in an attribute of the request. A request that waits for its client releases
 * the slot meanwhile.
 */
public final class RequestSlot {
    private static final String ATTRIBUTE = "campus.contacts.slot";

    private final RequestLimiter admission;
    private String caller;
    private boolean entered;
    private boolean callerEntered;

    private RequestSlot(RequestLimiter admission) {
        this.admission = admission;
    }

    /** Creates the slot of a request, which is not taken yet. */
    public static RequestSlot create(Context context, RequestLimiter admission) {
        RequestSlot slot = new RequestSlot(admission);
        context.attribute(ATTRIBUTE, slot);
        return slot;
    }

    /** Returns the slot of a request that has passed the filters. */
    public static RequestSlot of(Context context) {
        return context.attribute(ATTRIBUTE);
    }

    /** Returns the name under which the caller's requests are counted; null before it is known. */
    public String caller() {
        return caller;
    }

    /** Takes the slot; 503 when none is free. */
    public void enter() {
        admission.enter();
        entered = true;
    }

    /** Also takes a slot of the caller; 503 when the caller has too many. */
    public void enter(String name) {
        caller = name;
        admission.enter(name);
        callerEntered = true;
    }

    /** Takes the released slots again; 503, with no slot taken, when that is not possible now. */
    public void enterAgain() {
        enter();
        try {
            enter(caller);
        } catch (HttpException full) {
            leave();
            throw full;
        }
    }

    /** Releases the slots taken. */
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
