package campus.contacts.auth;

import campus.contacts.access.Caller;
import campus.contacts.settings.ConfigurationException;
import campus.contacts.settings.FileWatcher;
import campus.contacts.settings.ReloadingFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Determines the caller from an Authorization header. Thread-safe. */
public final class Authentication implements AutoCloseable {
    private static final String REALM = "realm=\"campus-contacts\"";
    private static final String BASIC = "Basic " + REALM + ", charset=\"UTF-8\"";

    private final Clock clock;
    private final FileWatcher files = new FileWatcher();
    private final TokenAuthenticator tokens;
    private final PasswordAuthenticator passwords;
    private final ReloadingFile<AccessPolicy> policy;

    private Authentication(AuthenticationSettings settings, Clock clock) {
        this.clock = clock;
        boolean signed = settings.jwks() != null || settings.secret() != null;
        this.tokens = signed ? new TokenAuthenticator(settings, clock, files) : null;
        this.passwords = settings.users() == null ? null : new PasswordAuthenticator(settings.users(), files);
        this.policy =
                settings.policy() == null ? null : files.read("--policy", settings.policy(), AccessPolicyReader::read);
    }

    /**
     * Reads the files that the settings name.
     *
     * @throws ConfigurationException when one cannot be used
     */
    public static Authentication of(AuthenticationSettings settings, Clock clock) {
        return new Authentication(settings, clock);
    }

    /** Starts watching the files and fetching keys, until {@link #close()}. */
    public void start() {
        files.start();
        if (tokens != null) {
            tokens.start();
        }
    }

    /**
     * Fetches the keys of tokens once, if they come from a URL; those of a file have been read.
     *
     * @throws ConfigurationException when they cannot be fetched or used
     */
    public void requireKeys() {
        if (tokens != null) {
            tokens.requireKeys();
        }
    }

    @Override
    public void close() {
        files.close();
        if (tokens != null) {
            tokens.close();
        }
    }

    /** Reloads the policy; an invalid policy is reported and leaves the previous one in force. */
    public void reloadPolicy() {
        if (policy != null) {
            policy.reload();
        }
    }

    /**
     * Returns the caller.
     *
     * @param authorization the header's value, or null
     * @param address the client address of the request
     * @throws AuthenticationException when the credentials are missing or not accepted
     */
    public Caller caller(String authorization, String address) {
        return (policy == null ? AccessPolicy.DEFAULT : policy.content()).caller(principal(authorization, address));
    }

    /** Returns the caller as {@link #caller} does, and whether its rights stay. */
    public AuthenticatedCaller authenticate(String authorization, String address) {
        List<Object> contents = files.contents();
        Caller caller = caller(authorization, address);
        Instant end = TokenAuthenticator.end(caller.claims());
        return new AuthenticatedCaller(
                caller, () -> clock.instant().isBefore(end) && contents.equals(files.contents()));
    }

    private Principal principal(String authorization, String address) {
        String scheme = authorization == null ? "" : authorization.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        String credentials = authorization == null
                ? ""
                : authorization.substring(scheme.length()).strip();
        if (scheme.equals("bearer") && tokens != null) {
            return tokens.verify(credentials);
        }
        if (scheme.equals("basic") && passwords != null) {
            return basic(credentials, address);
        }
        throw AuthenticationException.unauthenticated("credentials are required");
    }

    private Principal basic(String credentials, String address) {
        String pair = decoded(credentials);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw AuthenticationException.unauthenticated("the credentials have no colon");
        }
        return passwords.verify(pair.substring(0, colon), pair.substring(colon + 1), address);
    }

    private static String decoded(String credentials) {
        try {
            return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw AuthenticationException.unauthenticated("the credentials are not Base64");
        }
    }

    /** Returns the schemes that are accepted (RFC 9110, section 11.1), in lower case. */
    public Set<String> schemes() {
        Set<String> schemes = new LinkedHashSet<>();
        if (tokens != null) {
            schemes.add("bearer");
        }
        if (passwords != null) {
            schemes.add("basic");
        }
        return schemes;
    }

    /** Returns the {@code WWW-Authenticate} header of a 401. */
    public String challenge(AuthenticationException rejection) {
        List<String> schemes = new ArrayList<>();
        if (tokens != null) {
            schemes.add(bearer(rejection));
        }
        if (passwords != null) {
            schemes.add(BASIC);
        }
        return String.join(", ", schemes);
    }

    /**
     * Returns the {@code WWW-Authenticate} header of a 401 in the directory, whose document has Basic authentication only (campus
     * facades, section 8).
     */
    public String challengeOfDirectory(AuthenticationException rejection) {
        return tokens == null ? BASIC : BASIC + ", " + bearer(rejection);
    }

    private static String bearer(AuthenticationException rejection) {
        return "Bearer " + REALM
                + rejection
                        .tokenProblem()
                        .map(problem -> ", error=\"invalid_token\", error_description=\"" + problem + '"')
                        .orElse("");
    }
}
