package campus.contacts.auth;

import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.Claims;
import campus.contacts.access.GrantScope;
import campus.contacts.osid.Id;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The grants of scopes, users and subjects (wire contract, section 9; campus facades, section 3).
 *
 * @param userScopes the scopes of Basic users, by user name
 * @param ownScopes the campus's replacement for each scope name of the services' documents, by documented name
 */
record AccessPolicy(List<Grant> grants, Map<String, Set<String>> userScopes, Map<String, String> ownScopes) {
    /** The policy without a file: one scope for reading everything, and one for all functions but INTERNAL and PRIVATE. */
    static final AccessPolicy DEFAULT = new AccessPolicy(
            List.of(
                    new Grant(Grantee.SCOPE, "contacts:read", Set.of(AccessFunction.LOOKUP), null),
                    new Grant(
                            Grantee.SCOPE,
                            "contacts:write",
                            EnumSet.complementOf(EnumSet.of(AccessFunction.INTERNAL, AccessFunction.PRIVATE)),
                            null)),
            Map.of(),
            Map.of());

    /** The type of grantee. */
    enum Grantee {
        SCOPE,
        USER,
        SUBJECT
    }

    /**
     * A grant of functions to a scope, user or subject.
     *
     * @param addressBookId the address book, with all its descendants; null: everywhere
     */
    record Grant(Grantee grantee, String name, Set<AccessFunction> functions, Id addressBookId) {
        boolean holdsFor(Principal principal, Set<String> scopes) {
            return switch (grantee) {
                case SCOPE -> scopes.contains(name);
                case USER -> name.equals(principal.user());
                case SUBJECT -> name.equals(principal.subject());
            };
        }
    }

    AccessPolicy {
        grants = List.copyOf(grants);
        userScopes = Map.copyOf(userScopes);
        ownScopes = Map.copyOf(ownScopes);
    }

    /**
     * The functions of a token without a subject. Such a caller may not write, since its own writing could not be recognized (campus
     * facades, section 3).
     */
    private static final Set<AccessFunction> READ_ONLY =
            EnumSet.of(AccessFunction.LOOKUP, AccessFunction.INTERNAL, AccessFunction.PRIVATE);

    Caller caller(Principal principal) {
        Set<String> scopes = new HashSet<>(principal.scopes());
        if (principal.user() != null) {
            scopes.addAll(userScopes.getOrDefault(principal.user(), Set.of()));
        }
        Map<AccessFunction, GrantScope> grantScopes = new EnumMap<>(AccessFunction.class);
        for (Grant grant : grants) {
            if (grant.holdsFor(principal, scopes)) {
                GrantScope granted = grant.addressBookId() == null
                        ? GrantScope.EVERYWHERE
                        : GrantScope.of(Set.of(grant.addressBookId()));
                grant.functions().forEach(function -> grantScopes.merge(function, granted, GrantScope::union));
            }
        }
        if (principal.named() == null || principal.named().isEmpty()) {
            grantScopes.keySet().retainAll(READ_ONLY);
        }
        Claims claims = new Claims(principal.named(), documented(scopes), principal.details());
        return new Caller(principal.name(), grantScopes, claims, principal.author());
    }

    /** Returns the scopes under their documented names. A documented name that the campus has replaced grants nothing by itself. */
    private Set<String> documented(Set<String> scopes) {
        Set<String> documented = new HashSet<>(scopes);
        documented.removeAll(ownScopes.keySet());
        ownScopes.forEach((name, own) -> {
            if (scopes.contains(own)) {
                documented.add(name);
            }
        });
        return documented;
    }
}
