package campus.contacts.rest;

import io.javalin.http.Context;

/**
 * The slot that one request takes among those that are served at once, kept in an attribute of the request. A request that waits for
 * its client gives it up meanwhile.
 */
final class Slot {
    private static final String ATTRIBUTE = "campus.contacts.slot";

    private final Admission admission;
    private String caller;
    private boolean entered;
    private boolean callerEntered;

    private Slot(Admission admission) {
        this.admission = admission;
    }

    /** A slot that the request has not taken yet. */
    static Slot create(Context context, Admission admission) {
        Slot slot = new Slot(admission);
        context.attribute(ATTRIBUTE, slot);
        return slot;
    }

    /** The slot of a request that has passed the filters. */
    static Slot of(Context context) {
        return context.attribute(ATTRIBUTE);
    }

    /** Takes the slot; 503 when there is none. */
    void enter() {
        admission.enter();
        entered = true;
    }

    /** Takes one of that caller's slots as well; 503 when it has too many. */
    void enter(String name) {
        caller = name;
        admission.enter(name);
        callerEntered = true;
    }

    /** Takes again what was left; 503 when that is not possible now, and then nothing is taken. */
    void enterAgain() {
        enter();
        try {
            enter(caller);
        } catch (HttpProblem full) {
            leave();
            throw full;
        }
    }

    /** Gives back what is taken. */
    void leave() {
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
