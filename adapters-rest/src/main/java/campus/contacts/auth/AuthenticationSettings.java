package campus.contacts.auth;

import java.nio.file.Path;
import java.util.List;

/**
 * What callers are told apart by; each may be null, but not all of the first three.
 *
 * @param jwks the file or URL of a JSON Web Key Set that tokens are signed with
 * @param secret the file with the secret that tokens are signed with (HS256), 32 bytes or more
 * @param users an htpasswd file with bcrypt hashes
 * @param policy the file that says what scopes, users and subjects may do
 */
public record AuthenticationSettings(String jwks, Path secret, Path users, Path policy, Claims claims) {
    /**
     * What a token must claim.
     *
     * @param issuer null: any
     * @param audiences one of which it must be meant for; empty: any
     */
    public record Claims(String issuer, List<String> audiences) {
        public Claims {
            audiences = List.copyOf(audiences);
        }
    }
}
