package campus.contacts.access;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a caller's credentials say of it, beside what a policy makes of them.
 *
 * @param subject whom the credentials name: the subject of a token, or a Basic user; null: nobody
 * @param scopes by the names that the services' documents give them
 * @param details what a task shows of whoever asked for it, by claim: {@code name}, {@code email}, {@code scope}, {@code exp},
 *     {@code iat}; those that are not known are missing
 */
public record Claims(String subject, Set<String> scopes, Map<String, String> details) {
    /** Credentials that say nothing. */
    public static final Claims NONE = new Claims(null, Set.of(), Map.of());

    public Claims {
        Objects.requireNonNull(scopes);
        scopes = Set.copyOf(scopes);
        details = Map.copyOf(details);
    }
}
