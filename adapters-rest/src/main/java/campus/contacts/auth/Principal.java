package campus.contacts.auth;

import campus.contacts.access.Author;
import java.util.Map;
import java.util.Set;

/**
 * An authenticated caller.
 *
 * @param name a unique name of the principal
 * @param author a Basic user or the subject of a token; null: a token without a subject
 * @param scopes the scopes of the token; those of a Basic user are in the policy
 * @param details the claims of the token about its bearer, for {@link campus.contacts.access.Claims}
 */
record Principal(String name, Author author, Set<String> scopes, Map<String, String> details) {
    Principal {
        scopes = Set.copyOf(scopes);
        details = Map.copyOf(details);
    }

    /** Returns the name of a Basic user, or null. */
    String user() {
        return author instanceof Author.User user ? user.name() : null;
    }

    /** Returns the subject of a token, or null. */
    String subject() {
        return author instanceof Author.Subject subject ? subject.subject() : null;
    }

    /** Returns the subject or the user, whichever is present; null when there is neither. */
    String named() {
        return user() == null ? subject() : user();
    }
}
