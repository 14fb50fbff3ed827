package campus.contacts.access;

import campus.contacts.osid.Refusal;
import campus.contacts.storage.text.Hashes;
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
public record Caller(String name, Map<AccessFunction, GrantScope> grants, Claims claims) {
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
    public Caller(String name, Map<AccessFunction, GrantScope> grants) {
        this(name, grants, Claims.NONE);
    }

    /** Whether the caller has a scope, by the name that a service's document gives it. */
    public boolean hasScope(String scope) {
        return equals(ANYONE) || claims.scopes().contains(scope);
    }

    /** Whether the caller may see private persons and what is about them (campus facades, section 3). */
    public boolean seesPrivate() {
        return reach(AccessFunction.PRIVATE).everywhere() || hasScope(PRIVATE_SCOPE);
    }

    /** Whether the caller may see what is for members of the university only. */
    public boolean seesInternal() {
        return reach(AccessFunction.INTERNAL).everywhere();
    }

    /** What the caller may see. */
    public Visibility visibility() {
        return visibility(reach(AccessFunction.LOOKUP));
    }

    /** Returns what the caller may see within a given reach, which other rules than its grants decide. */
    public Visibility visibility(GrantScope reach) {
        return new Visibility(reach, seesPrivate(), seesInternal(), reach(AccessFunction.UPDATE), key());
    }

    /** Returns the SHA-256 of the name in 64 hexadecimal digits, by which storages identify the caller; null without a name. */
    public String key() {
        return name.isEmpty() ? null : Hashes.storedKey(name);
    }

    /** Where the caller may do that. */
    public GrantScope reach(AccessFunction function) {
        return grants.getOrDefault(function, GrantScope.NOWHERE);
    }

    /**
     * Nothing, when the caller may do that anywhere at all.
     *
     * @throws Refusal {@link Refusal.Reason#PERMISSION_DENIED} when it is granted nowhere
     */
    public void requireAnyGrant(AccessFunction function) {
        if (reach(function).nowhere()) {
            throw Refusal.denied();
        }
    }

    private static Map<AccessFunction, GrantScope> everywhere() {
        Map<AccessFunction, GrantScope> all = new EnumMap<>(AccessFunction.class);
        for (AccessFunction function : AccessFunction.values()) {
            all.put(function, GrantScope.EVERYWHERE);
        }
        return all;
    }
}
