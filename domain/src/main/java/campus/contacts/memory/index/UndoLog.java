package campus.contacts.memory.index;

import java.util.ArrayDeque;
import java.util.Deque;

/** The changes of a unit of work, for rollback. */
public final class UndoLog {
    private final Deque<Runnable> undos = new ArrayDeque<>();

    /** Records a change and the action that reverts it. */
    public void made(Runnable undo) {
        undos.push(undo);
    }

    /** Reverts every change, the last one first. */
    public void undo() {
        while (!undos.isEmpty()) {
            undos.pop().run();
        }
    }
}
