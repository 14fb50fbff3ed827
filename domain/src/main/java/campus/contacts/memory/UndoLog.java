package campus.contacts.memory;

import java.util.ArrayDeque;
import java.util.Deque;

/** The changes of a unit of work, for rollback. */
final class UndoLog {
    private final Deque<Runnable> undos = new ArrayDeque<>();

    /** Records a change and the action that reverts it. */
    void made(Runnable undo) {
        undos.push(undo);
    }

    /** Reverts every change, the last one first. */
    void undo() {
        while (!undos.isEmpty()) {
            undos.pop().run();
        }
    }
}
