package campus.contacts.auth;

import campus.contacts.access.Author;
import campus.contacts.access.Claims;
import campus.contacts.files.FileBytes;
import campus.contacts.files.Utf8;
import campus.contacts.settings.ConfigurationException;
import campus.contacts.settings.FileWatcher;
import campus.contacts.settings.ReloadingFile;
import campus.contacts.storage.text.Hashes;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.file.Path;
import java.security.Key;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks JSON Web Tokens: the signature by a key that matches the algorithm, then the claims. */
final class TokenAuthenticator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokenAuthenticator.class);

    /** The accepted clock difference, in seconds. */
    private static final int LEEWAY = 60;

    private static final String EXPIRES = "exp";

    /** The type of access tokens (RFC 9068, section 4). */
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private static final JOSEObjectType ACCESS_TOKEN_IN_FULL = new JOSEObjectType("application/at+jwt");
    /** The number of logged stack frames of an unexpected error. */
    private static final int REPORTED_FRAMES = 12;

    private static final int MAX_REPORTED = 100;
    private static final Set<JWSAlgorithm> WITH_SECRET = Set.of(JWSAlgorithm.HS256);
    private static final Set<JWSAlgorithm> WITH_KEY_PAIR = signatures();

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final RemoteJwks fetched;
    /** The unexpected errors that have been logged. */
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /** @param files watches the key file, if there is one */
    TokenAuthenticator(AuthenticationSettings settings, Clock clock, FileWatcher files) {
        String place = settings.jwks();
        this.fetched = place != null && place.contains("://") ? new RemoteJwks(place, RemoteJwks.Timing.USUAL) : null;
        JWSKeySelector<SecurityContext> secret = settings.secret() == null ? null : secret(settings.secret());
        JWSKeySelector<SecurityContext> keys = place == null
                ? null
                : new JWSVerificationKeySelector<>(
                        WITH_KEY_PAIR, fetched == null ? fromFile(Path.of(place), files) : fetched);
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, ACCESS_TOKEN_IN_FULL, null));
        processor.setJWSKeySelector((header, context) -> select(header, context, secret, keys));
        processor.setJWTClaimsSetVerifier(claims(settings.claims(), clock));
    }

    private static List<? extends Key> select(
            JWSHeader header,
            SecurityContext context,
            JWSKeySelector<SecurityContext> secret,
            JWSKeySelector<SecurityContext> keys)
            throws KeySourceException {
        boolean symmetric = WITH_SECRET.contains(header.getAlgorithm());
        if (!symmetric && !WITH_KEY_PAIR.contains(header.getAlgorithm()) || (symmetric ? secret : keys) == null) {
            throw AuthenticationException.invalidToken("its algorithm is not accepted here");
        }
        List<? extends Key> selected = (symmetric ? secret : keys).selectJWSKeys(header, context);
        if (selected.isEmpty()) {
            throw AuthenticationException.invalidToken("there is no such key");
        }
        return selected;
    }

    /** Starts fetching keys from a URL, if that is the source. */
    void start() {
        if (fetched != null) {
            fetched.start();
        }
    }

    /** @throws ConfigurationException when keys that come from a URL cannot be fetched */
    void requireKeys() {
        if (fetched != null) {
            fetched.require();
        }
    }

    @Override
    public void close() {
        if (fetched != null) {
            fetched.close();
        }
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

    /** Returns the bytes of a secret file, without a UTF-8 byte order mark at the beginning and a line end at the end. */
    static byte[] readSecret(Path file) {
        byte[] bytes =
                Utf8.withoutByteOrderMark(FileBytes.read("--jwt-secret-file", file, ConfigurationException::new));
        int length = bytes.length;
        while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r')) {
            length--;
        }
        if (length < 32) {
            throw new ConfigurationException("--jwt-secret-file " + file + " must hold 32 bytes or more");
        }
        return Arrays.copyOf(bytes, length);
    }

    private static JWKSource<SecurityContext> fromFile(Path place, FileWatcher files) {
        ReloadingFile<JWKSet> watched = files.read("--jwks", place, file -> {
            VerificationKeys read = VerificationKeys.read(file);
            if (!read.passedOver().isEmpty()) {
                LOG.warn("{}: passed over: {}", file.name(), String.join("; ", read.passedOver()));
            }
            return read.keys();
        });
        return (selector, context) -> selector.select(watched.content());
    }

    private static DefaultJWTClaimsVerifier<SecurityContext> claims(AuthenticationSettings.Claims claims, Clock clock) {
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

                    @Override
                    public void verify(JWTClaimsSet claims, SecurityContext context) {
                        try {
                            super.verify(claims, context);
                        } catch (BadJWTException bad) {
                            // the message names claims, not their values
                            throw AuthenticationException.invalidToken(bad.getMessage());
                        }
                    }
                };
        verifier.setMaxClockSkew(LEEWAY);
        return verifier;
    }

    /** @throws AuthenticationException when the token is not valid, or the keys are not available */
    Principal verify(String token) {
        try {
            JWTClaimsSet claims = processor.process(SignedJWT.parse(token), null);
            return new Principal(name(claims, token), author(claims), scopes(claims), details(claims));
        } catch (KeySourceException unreachable) {
            throw AuthenticationException.unavailable("credentials cannot be checked now");
        } catch (BadJWSException bad) {
            throw AuthenticationException.invalidToken("its signature is wrong");
        } catch (BadJWTException bad) {
            throw AuthenticationException.invalidToken("its claims cannot be read");
        } catch (BadJOSEException | JOSEException bad) {
            throw AuthenticationException.invalidToken("its header is not accepted here");
        } catch (ParseException bad) {
            throw AuthenticationException.invalidToken("it is not a signed JWT");
        } catch (AuthenticationException rejection) {
            throw rejection;
        } catch (RuntimeException bug) {
            report(bug);
            throw AuthenticationException.invalidToken("it is malformed");
        }
    }

    /** Logs an error once for each place in the code, without the message, which may quote the token. */
    private void report(RuntimeException bug) {
        String places = Arrays.stream(bug.getStackTrace())
                .limit(REPORTED_FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(", from "));
        String report = bug.getClass().getName() + " at " + places;
        if (reported.size() < MAX_REPORTED && reported.add(report)) {
            LOG.error("a token is taken for malformed because of an unexpected error: {}", report);
        }
    }

    /**
     * Returns a unique name. Tokens without a subject are distinguished by their content, so that none can get the stored responses of
     * another.
     */
    private static String name(JWTClaimsSet claims, String token) {
        return claims.getSubject() == null
                ? "anonymous token\n" + Base64URL.encode(Hashes.sha256(token))
                : "token\n" + claims.getIssuer() + '\n' + claims.getSubject();
    }

    private static Author author(JWTClaimsSet claims) {
        return claims.getSubject() == null ? null : new Author.Subject(claims.getIssuer(), claims.getSubject());
    }

    private static Map<String, String> details(JWTClaimsSet claims) {
        Map<String, String> details = new HashMap<>();
        for (String claim : List.of("name", "email")) {
            if (claims.getClaim(claim) instanceof String text) {
                details.put(claim, text);
            }
        }
        details.put("scope", String.join(",", scopes(claims)));
        details.put(EXPIRES, seconds(claims.getExpirationTime()));
        if (claims.getIssueTime() != null) {
            details.put("iat", seconds(claims.getIssueTime()));
        }
        return details;
    }

    /** Returns the moment from which a token with these claims is not accepted; the end of time for other credentials. */
    static Instant end(Claims claims) {
        String seconds = claims.details().get(EXPIRES);
        return seconds == null ? Instant.MAX : Instant.ofEpochSecond(Long.parseLong(seconds) + LEEWAY);
    }

    private static String seconds(Date date) {
        return Long.toString(date.toInstant().getEpochSecond());
    }

    /** Reads both claims in both forms, since issuers differ: a text of several scopes, or an array of single ones. */
    private static Set<String> scopes(JWTClaimsSet claims) {
        Set<String> scopes = new LinkedHashSet<>();
        for (String claim : List.of("scope", "scp")) {
            if (claims.getClaim(claim) instanceof String text) {
                scopes.addAll(List.of(text.strip().split("[ ,]+")));
            } else if (claims.getClaim(claim) instanceof List<?> list) {
                list.forEach(scope -> scopes.add(scope(scope)));
            }
        }
        scopes.remove("");
        return scopes;
    }

    private static String scope(Object element) {
        if (element instanceof String scope) {
            return scope;
        }
        throw AuthenticationException.invalidToken("its scopes are not texts");
    }
}
