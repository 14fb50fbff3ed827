package campus.contacts.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Makes keys and tokens, valid and invalid. Every token is made relative to the current time. */
final class Issuer {
    static final String NAME = "https://issuer.example";
    static final String AUDIENCE = "contacts";
    static final String SECRET = "0123456789abcdef0123456789abcdef";

    private Issuer() {}

    static RSAKey rsa(String keyId) {
        try {
            return new RSAKeyGenerator(2048).keyID(keyId).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ECKey ec(String keyId) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(keyId).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the public keys. */
    static String set(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(true);
    }

    /** Returns the claims of a valid token. */
    static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject("somebody")
                .claim("scope", "contacts:read")
                .expirationTime(in(600));
    }

    static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    static String sign(RSAKey key, JWTClaimsSet.Builder claims) {
        try {
            return sign(header(JWSAlgorithm.RS256, key), new RSASSASigner(key), claims);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String sign(ECKey key, JWTClaimsSet.Builder claims) {
        try {
            return sign(header(JWSAlgorithm.ES256, key), new ECDSASigner(key), claims);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Signs with the algorithm and the key id of the header. */
    static String signRsa(JWSHeader header, RSAKey key, JWTClaimsSet.Builder claims) {
        try {
            return sign(header, new RSASSASigner(key), claims);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String sign(byte[] secret, JWSHeader header, JWTClaimsSet.Builder claims) {
        try {
            return sign(header, new MACSigner(secret), claims);
        } catch (JOSEException tooShort) {
            throw new IllegalStateException(tooShort);
        }
    }

    static String sign(JWSHeader header, JWSSigner signer, JWTClaimsSet.Builder claims) {
        try {
            SignedJWT token = new SignedJWT(header, claims.build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException unfit) {
            throw new IllegalStateException(unfit);
        }
    }

    static JWSHeader header(JWSAlgorithm algorithm, JWK key) {
        return new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
    }

    /** Returns the token with one of its parts replaced. */
    static String exchange(String token, int part, String other) {
        String[] parts = token.split("\\.", -1);
        parts[part] = other;
        return String.join(".", parts);
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
