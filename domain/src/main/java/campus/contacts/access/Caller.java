package campus.contacts.access;

import campus.contacts.osid.Refusal;
import campus.contacts.storage.text.Hashes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request and its rights. Every use case takes one; the domain decides.
 *
 * @param name distinguishes callers, for retry keys and for the visibility of the caller's own writes; never shown; may
 *     be empty
 * @param grants a function that is missing here is granted nowhere
 * @param claims from its credentials; {@link #ANYONE} has every scope
 * @param author under which its changes are recorded; null: nobody
 */
public record Caller(
        String name,
        Map<AccessFunction, GrantScope> grants,
        Claims claims,
        @Nullable Author author) {
    /** A caller with every right. */
    public static final Caller ANYONE = new Caller("", everywhere(), new Claims("anyone", Set.of(), Map.of()));

    /** The scope that alone grants visibility of private persons (People-Contacts API). */
    public static final String PRIVATE_SCOPE = "urn:dartmouth:people:private";

    public Caller {
        Objects.requireNonNull(name);
        Objects.requireNonNull(claims);
        grants = Map.copyOf(grants);
    }

    /** Creates a caller whose changes are recorded without an author. */
    public Caller(String name, Map<AccessFunction, GrantScope> grants, Claims claims) {
        this(name, grants, claims, null);
    }

    /** Creates a caller without claims. */
    public Caller(String name, Map<AccessFunction, GrantScope> grants) {
        this(name, grants, Claims.NONE);
    }

    /** Returns the same caller, whose changes are recorded under that author. */
    public Caller by(Author recorded) {
        return new Caller(name, grants, claims, recorded);
    }

    /** Returns whether the caller has a scope, by the name that a service's document gives the scope. */
    public boolean hasScope(String scope) {
        return claims.equals(ANYONE.claims) || claims.scopes().contains(scope);
    }

    /** Returns whether the caller may see private persons and data about them (campus facades, section 3). */
    public boolean seesPrivate() {
        return grantScope(AccessFunction.PRIVATE).everywhere() || hasScope(PRIVATE_SCOPE);
    }

    /** Returns whether the caller may see data released to members of the university only. */
    public boolean seesInternal() {
        return grantScope(AccessFunction.INTERNAL).everywhere();
    }

    /** Returns the visibility that the caller's grants give. */
    public Visibility visibility() {
        return visibility(grantScope(AccessFunction.LOOKUP));
    }

    /** Returns the visibility within a scope that other rules than the caller's grants determine. */
    public Visibility visibility(GrantScope grantScope) {
        return new Visibility(grantScope, seesPrivate(), seesInternal(), grantScope(AccessFunction.UPDATE), key());
    }

    /**
     * Returns the SHA-256 of the name in 64 hexadecimal digits, which identifies the caller in storages; null without a
     * name.
     */
    public @Nullable String key() {
        return name.isEmpty() ? null : Hashes.storedKey(name);
    }

    /** Returns the scope of a function. */
    public GrantScope grantScope(AccessFunction function) {
        return grants.getOrDefault(function, GrantScope.NOWHERE);
    }

    /**
     * Throws if the function is not granted anywhere.
     *
     * @throws Refusal {@link Refusal.Reason#PERMISSION_DENIED} when it is granted nowhere
     */
    public void requireAnyGrant(AccessFunction function) {
        if (grantScope(function).nowhere()) {
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
