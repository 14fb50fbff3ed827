package campus.contacts.auth;

import campus.contacts.settings.ConfigurationException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

/** Signs test tokens with a secret. */
public final class TokenSigner {
    private TokenSigner() {}

    /**
     * @param secret the file with the secret, as {@link AuthenticationSettings#secret()}
     * @param scope scopes, separated by spaces
     * @param claims the issuer and the audiences of the token
     * @throws ConfigurationException when the secret cannot be used
     */
    public static String sign(
            Path secret,
            String subject,
            String scope,
            Duration timeToLive,
            AuthenticationSettings.Claims claims,
            Clock clock) {
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder()
                .subject(subject)
                .issuer(claims.issuer())
                .claim("scope", scope)
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plus(timeToLive)));
        if (!claims.audiences().isEmpty()) {
            builder.audience(claims.audiences());
        }
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), builder.build());
            token.sign(new MACSigner(TokenAuthenticator.readSecret(secret)));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("HS256 takes any secret of 32 bytes or more", impossible);
        }
    }
}
