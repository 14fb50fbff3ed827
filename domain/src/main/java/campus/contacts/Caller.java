package campus.contacts;

import campus.contacts.spi.Hashes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Who is asking, and what it may do where. Every use case takes one; the domain decides.
 *
 * @param name what tells this caller from every other, for retry keys and for seeing what it wrote itself; never shown; may be empty
 * @param grants a function that is missing here is granted nowhere
 * @param claims what its credentials say, with {@link #ANYONE} all scopes there are
 */
public record Caller(String name, Map<Function, Reach> grants, Claims claims) {
    /** A caller that may do everything. */
    public static final Caller ANYONE = new Caller("", everywhere(), new Claims("anyone", Set.of(), Map.of()));

    /** The scope that shows private persons by itself (People-Contacts API). */
    public static final String PRIVATE_SCOPE = "urn:dartmouth:people:private";

    public Caller {
        Objects.requireNonNull(name);
        Objects.requireNonNull(claims);
        grants = Map.copyOf(grants);
    }

    /** A caller whose credentials say nothing. */
    public Caller(String name, Map<Function, Reach> grants) {
        this(name, grants, Claims.NONE);
    }

    /** Whether the caller has a scope, by the name that a service's document gives it. */
    public boolean hasScope(String scope) {
        return equals(ANYONE) || claims.scopes().contains(scope);
    }

    /** Whether the caller may see private persons and what is about them (campus facades, section 3). */
    public boolean seesPrivate() {
        return reach(Function.PRIVATE).everywhere() || hasScope(PRIVATE_SCOPE);
    }

    /** Whether the caller may see what is for members of the university only. */
    public boolean seesInternal() {
        return reach(Function.INTERNAL).everywhere();
    }

    /** What the caller may see. */
    public Sight sight() {
        return sight(reach(Function.LOOKUP));
    }

    /** Returns what the caller may see within a given reach, which other rules than its grants decide. */
    public Sight sight(Reach reach) {
        return new Sight(reach, seesPrivate(), seesInternal(), reach(Function.UPDATE), key());
    }

    /** Returns the SHA-256 of the name in 64 hexadecimal digits, by which storages identify the caller; null without a name. */
    public String key() {
        return name.isEmpty() ? null : Hashes.storedKey(name);
    }

    /** Where the caller may do that. */
    public Reach reach(Function function) {
        return grants.getOrDefault(function, Reach.NOWHERE);
    }

    /**
     * Nothing, when the caller may do that anywhere at all.
     *
     * @throws Refusal {@link Refusal.Reason#PERMISSION_DENIED} when it is granted nowhere
     */
    void requireAny(Function function) {
        if (reach(function).nowhere()) {
            throw Refusal.denied();
        }
    }

    private static Map<Function, Reach> everywhere() {
        Map<Function, Reach> all = new EnumMap<>(Function.class);
        for (Function function : Function.values()) {
            all.put(function, Reach.EVERYWHERE);
        }
        return all;
    }
}
