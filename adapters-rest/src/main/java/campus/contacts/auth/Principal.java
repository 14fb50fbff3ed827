package campus.contacts.auth;

import java.util.Map;
import java.util.Set;

/**
 * Somebody whose credentials were good.
 *
 * @param name what tells this one from every other
 * @param user the name of a Basic user, or null
 * @param subject the subject of a token, or null
 * @param scopes that the token has; those of a Basic user are in the policy
 * @param details what the token says of its bearer, as {@link campus.contacts.access.Claims} has it
 */
record Principal(String name, String user, String subject, Set<String> scopes, Map<String, String> details) {
    Principal {
        scopes = Set.copyOf(scopes);
        details = Map.copyOf(details);
    }

    /** The subject or the user, whichever there is; null: neither. */
    String named() {
        return user == null ? subject : user;
    }
}
