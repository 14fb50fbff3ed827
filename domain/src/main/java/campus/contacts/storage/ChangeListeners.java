package campus.contacts.storage;

import campus.contacts.spi.ChangeWatch;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The listeners of a storage's recorded changes. Thread-safe. */
public final class ChangeListeners {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** One listener, which may be the same as another. */
    private static final class Listener {
        private final Runnable call;

        private Listener(Runnable call) {
            this.call = call;
        }
    }

    /** Creates a set of no listeners. */
    public ChangeListeners() {}

    /** Adds a listener, until the result is closed. */
    public ChangeWatch add(Runnable call) {
        Listener listener = new Listener(call);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public boolean isEmpty() {
        return listeners.isEmpty();
    }

    public void callAll() {
        listeners.forEach(listener -> listener.call.run());
    }
}
