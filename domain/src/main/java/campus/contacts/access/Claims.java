package campus.contacts.access;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of a caller's credentials, as opposed to the rights that a policy derives from them.
 *
 * @param subject the subject of the credentials: that of a token, or a Basic user; null: none
 * @param scopes by the names that the services' documents give them
 * @param details the claims of the requester that a task shows: {@code name}, {@code email}, {@code scope}, {@code
 *     exp}, {@code iat}; unknown ones are absent
 */
public record Claims(@Nullable String subject, Set<String> scopes, Map<String, String> details) {
    /** Empty credentials. */
    public static final Claims NONE = new Claims(null, Set.of(), Map.of());

    public Claims {
        Objects.requireNonNull(scopes);
        scopes = Set.copyOf(scopes);
        details = Map.copyOf(details);
    }
}
