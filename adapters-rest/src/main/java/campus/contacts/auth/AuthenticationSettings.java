package campus.contacts.auth;

import java.nio.file.Path;
import java.util.List;

/**
 * The sources of credentials and grants; each may be null, but not all of the first three.
 *
 * @param jwks the file or URL of the JSON Web Key Set that verifies tokens
 * @param secret the file with the secret that verifies tokens (HS256), 32 bytes or more
 * @param users an htpasswd file with bcrypt hashes
 * @param policy the file with the grants of scopes, users and subjects
 */
public record AuthenticationSettings(String jwks, Path secret, Path users, Path policy, Claims claims) {
    /**
     * The required claims of a token.
     *
     * @param issuer the issuer, or null for any
     * @param audiences the accepted audiences, of which a token must have one; empty for any
     */
    public record Claims(String issuer, List<String> audiences) {
        public Claims {
            audiences = List.copyOf(audiences);
        }
    }
}
