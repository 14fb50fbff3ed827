package campus.contacts.auth;

import java.util.Map;
import java.util.Set;

/**
 * An authenticated caller.
 *
 * @param name a unique name of the principal
 * @param user the name of a Basic user, or null
 * @param subject the subject of a token, or null
 * @param scopes the scopes of the token; those of a Basic user are in the policy
 * @param details the claims of the token about its bearer, for {@link campus.contacts.access.Claims}
 */
record Principal(String name, String user, String subject, Set<String> scopes, Map<String, String> details) {
    Principal {
        scopes = Set.copyOf(scopes);
        details = Map.copyOf(details);
    }

    /** Returns the subject or the user, whichever is present; null when there is neither. */
    String named() {
        return user == null ? subject : user;
    }
}
