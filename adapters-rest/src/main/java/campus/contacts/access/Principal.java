package campus.contacts.access;

import java.util.Set;

/**
 * Somebody whose credentials were good.
 *
 * @param name what tells this one from every other
 * @param user the name of a Basic user, or null
 * @param subject the subject of a token, or null
 * @param scopes that the token has; those of a Basic user are in the policy
 */
record Principal(String name, String user, String subject, Set<String> scopes) {
    Principal {
        scopes = Set.copyOf(scopes);
    }
}
