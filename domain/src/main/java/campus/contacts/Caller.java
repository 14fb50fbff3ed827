package campus.contacts;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Who is asking, and what it may do where. Every use case takes one; the domain decides.
 *
 * @param name what tells this caller from every other, for retry keys; never shown
 * @param grants a function that is missing here is granted nowhere
 */
public record Caller(String name, Map<Function, Reach> grants) {
    /** A caller that may do everything. */
    public static final Caller ANYONE = new Caller("", everywhere());

    public Caller {
        Objects.requireNonNull(name);
        grants = Map.copyOf(grants);
    }

    /** Where the caller may do that. */
    public Reach reach(Function function) {
        return grants.getOrDefault(function, Reach.NOWHERE);
    }

    /**
     * Where the caller may do that, when it may do it anywhere at all.
     *
     * @throws Refusal {@link Refusal.Reason#PERMISSION_DENIED} when it is granted nowhere
     */
    Reach requireAny(Function function) {
        Reach reach = reach(function);
        if (reach.nowhere()) {
            throw Refusal.denied();
        }
        return reach;
    }

    private static Map<Function, Reach> everywhere() {
        Map<Function, Reach> all = new EnumMap<>(Function.class);
        for (Function function : Function.values()) {
            all.put(function, Reach.EVERYWHERE);
        }
        return all;
    }
}
