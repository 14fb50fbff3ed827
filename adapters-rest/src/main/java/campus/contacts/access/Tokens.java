package campus.contacts.access;

import campus.contacts.spi.Sha256;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.crypto.spec.SecretKeySpec;

/** Checks JSON Web Tokens: the signature by a key that fits the algorithm, then the claims. */
final class Tokens {
    /** How far clocks may be apart, in seconds. */
    private static final int LEEWAY = 60;

    /** As RFC 9068, section 4 has it. */
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private static final JOSEObjectType ACCESS_TOKEN_IN_FULL = new JOSEObjectType("application/at+jwt");
    private static final Set<JWSAlgorithm> WITH_SECRET = Set.of(JWSAlgorithm.HS256);
    private static final Set<JWSAlgorithm> WITH_KEY_PAIR = signatures();

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    Tokens(AccessSettings settings, Clock clock) {
        this(settings, clock, System::nanoTime);
    }

    /**
     * @param nanoTime as {@link System#nanoTime()}, by which fetched keys grow old
     */
    Tokens(AccessSettings settings, Clock clock, LongSupplier nanoTime) {
        JWSKeySelector<SecurityContext> secret = settings.secret() == null ? null : secret(settings.secret());
        JWSKeySelector<SecurityContext> keys = settings.jwks() == null ? null : keys(settings.jwks(), nanoTime);
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, ACCESS_TOKEN_IN_FULL, null));
        processor.setJWSKeySelector((header, context) -> {
            JWSKeySelector<SecurityContext> fitting = WITH_SECRET.contains(header.getAlgorithm()) ? secret : keys;
            return fitting == null ? List.of() : fitting.selectJWSKeys(header, context);
        });
        processor.setJWTClaimsSetVerifier(claims(settings.claims(), clock));
    }

    private static Set<JWSAlgorithm> signatures() {
        Set<JWSAlgorithm> algorithms = new HashSet<>(JWSAlgorithm.Family.RSA);
        algorithms.addAll(JWSAlgorithm.Family.EC);
        return algorithms;
    }

    private static JWSKeySelector<SecurityContext> secret(Path file) {
        SecretKeySpec key = new SecretKeySpec(readSecret(file), "HmacSHA256");
        return (header, context) -> List.of(key);
    }

    /** The bytes of a secret file, without a line end at its end. */
    static byte[] readSecret(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int length = bytes.length;
            while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r')) {
                length--;
            }
            if (length < 32) {
                throw new WrongSetting("--jwt-secret-file " + file + " must hold 32 bytes or more");
            }
            return Arrays.copyOf(bytes, length);
        } catch (IOException unreadable) {
            throw new WrongSetting("--jwt-secret-file " + file + " cannot be read");
        }
    }

    private static JWSKeySelector<SecurityContext> keys(String place, LongSupplier nanoTime) {
        return new JWSVerificationKeySelector<>(
                WITH_KEY_PAIR, place.contains("://") ? FetchedKeys.from(place, nanoTime) : fromFile(place));
    }

    private static JWKSource<SecurityContext> fromFile(String place) {
        WatchedFile<JWKSet> file = new WatchedFile<>(Path.of(place), text -> {
            try {
                return JWKSet.parse(text);
            } catch (ParseException | RuntimeException malformed) {
                throw new WrongSetting("--jwks " + place + " is not a JSON Web Key Set");
            }
        });
        return (selector, context) -> selector.select(file.content());
    }

    private static DefaultJWTClaimsVerifier<SecurityContext> claims(AccessSettings.Claims claims, Clock clock) {
        JWTClaimsSet exact = claims.issuer() == null
                ? null
                : new JWTClaimsSet.Builder().issuer(claims.issuer()).build();
        Set<String> audiences = claims.audiences().isEmpty() ? null : new HashSet<>(claims.audiences());
        DefaultJWTClaimsVerifier<SecurityContext> verifier =
                new DefaultJWTClaimsVerifier<>(audiences, exact, Set.of("exp"), null) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        verifier.setMaxClockSkew(LEEWAY);
        return verifier;
    }

    /**
     * @throws Rejection when the token is not good, or the keys cannot be had
     */
    Principal verify(String token) {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            return new Principal(name(claims, token), null, claims.getSubject(), scopes(claims), details(claims));
        } catch (KeySourceException unreachable) {
            throw new Rejection(Rejection.Reason.UNAVAILABLE, "credentials cannot be checked now");
        } catch (ParseException | BadJOSEException | JOSEException | RuntimeException bad) {
            throw new Rejection(Rejection.Reason.UNAUTHENTICATED, "the token is not valid");
        }
    }

    /** Tokens that name nobody are told apart by what they are, so that none can have another's answers. */
    private static String name(JWTClaimsSet claims, String token) {
        return claims.getSubject() == null
                ? "anonymous token\n" + Base64URL.encode(Sha256.of(token))
                : "token\n" + claims.getIssuer() + '\n' + claims.getSubject();
    }

    private static Map<String, String> details(JWTClaimsSet claims) throws ParseException {
        Map<String, String> details = new HashMap<>();
        for (String claim : List.of("name", "email")) {
            if (claims.getClaim(claim) instanceof String text) {
                details.put(claim, text);
            }
        }
        details.put("scope", String.join(",", scopes(claims)));
        details.put("exp", seconds(claims.getExpirationTime()));
        if (claims.getIssueTime() != null) {
            details.put("iat", seconds(claims.getIssueTime()));
        }
        return details;
    }

    private static String seconds(Date date) {
        return Long.toString(date.toInstant().getEpochSecond());
    }

    private static Set<String> scopes(JWTClaimsSet claims) throws ParseException {
        Set<String> scopes = new LinkedHashSet<>();
        if (claims.getClaim("scope") instanceof String text) {
            scopes.addAll(List.of(text.strip().split("[ ,]+")));
        }
        List<String> list = claims.getClaim("scp") instanceof List<?> ? claims.getStringListClaim("scp") : null;
        if (list != null) {
            scopes.addAll(list);
        }
        scopes.remove("");
        return scopes;
    }
}
