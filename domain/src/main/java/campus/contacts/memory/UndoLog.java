package campus.contacts.memory;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a unit of work has changed so far, to be undone when it fails. */
final class UndoLog {
    private final Deque<Runnable> undos = new ArrayDeque<>();

    /** A change was made, and this unmakes it. */
    void made(Runnable undo) {
        undos.push(undo);
    }

    /** Unmakes every change, the last one first. */
    void undo() {
        while (!undos.isEmpty()) {
            undos.pop().run();
        }
    }
}
