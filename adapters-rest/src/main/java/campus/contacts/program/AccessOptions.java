package campus.contacts.program;

import campus.contacts.auth.Authentication;
import campus.contacts.auth.AuthenticationSettings;
import campus.contacts.rest.admission.ClientAddress;
import campus.contacts.rest.admission.RequestLimiter;
import campus.contacts.settings.ConfigurationException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Option;

/** The options for authentication and admission (wire contract, sections 9 and 10). */
final class AccessOptions {
    @Option(
            names = "--auth",
            defaultValue = "none",
            paramLabel = "none|required",
            description = "Whether callers must say who they are (default: none).")
    String auth;

    @Option(names = "--jwks", paramLabel = "FILE-or-URL", description = "The keys that tokens are signed with.")
    String jwks;

    @Option(names = "--jwt-issuer", paramLabel = "TEXT", description = "Who must have issued a token.")
    String issuer;

    @Option(names = "--jwt-audience", split = ",", paramLabel = "TEXT", description = "For whom a token must be meant.")
    List<String> audiences = List.of();

    @Option(
            names = "--jwt-secret-file",
            paramLabel = "FILE",
            description = "The secret that tokens are signed with (HS256).")
    Path secret;

    @Option(names = "--users", paramLabel = "FILE", description = "Names and passwords: htpasswd with bcrypt.")
    Path users;

    @Option(names = "--policy", paramLabel = "FILE", description = "What scopes, users and subjects may do where.")
    Path policy;

    @Option(
            names = "--rate-limit",
            paramLabel = "N/s",
            description = "How many requests a caller may make, such as 50/s (default: any number).")
    String rateLimit;

    @Option(
            names = "--trusted-proxies",
            split = ",",
            paramLabel = "CIDR",
            description = "Proxies whose word on a caller's address counts (default: none).")
    List<String> trustedProxies = List.of();

    boolean required() {
        return auth.equals("required");
    }

    /** Checks the options that depend on each other. */
    void check(boolean loopback, String host) {
        ConfigurationException.require(
                required() || auth.equals("none"), "--auth must be none or required, not " + auth);
        if (!required()) {
            ConfigurationException.require(
                    loopback,
                    "--host " + host + " needs --auth required: without it anyone could do anything who can reach it");
            ConfigurationException.require(
                    jwks == null && secret == null && users == null && policy == null,
                    "--jwks, --jwt-secret-file, --users and --policy need --auth required");
            return;
        }
        ConfigurationException.require(
                jwks != null || secret != null || users != null,
                "--auth required needs --jwks, --jwt-secret-file or --users");
        ConfigurationException.require(
                jwks == null || issuer != null && !audiences.isEmpty(), "--jwks needs --jwt-issuer and --jwt-audience");
    }

    /** Returns the authentication; null when every caller on this machine is accepted. */
    Authentication access(Clock clock) {
        return required()
                ? Authentication.of(
                        new AuthenticationSettings(
                                jwks, secret, users, policy, new AuthenticationSettings.Claims(issuer, audiences)),
                        clock)
                : null;
    }

    RequestLimiter admission() {
        try {
            return new RequestLimiter(rateLimit == null ? null : RequestLimiter.RateLimit.of(rateLimit));
        } catch (IllegalArgumentException malformed) {
            throw new ConfigurationException(
                    "--rate-limit must be a number and /s, /m or /h, such as 50/s, not " + rateLimit);
        }
    }

    ClientAddress clientAddress() {
        try {
            return new ClientAddress(trustedProxies);
        } catch (IllegalArgumentException malformed) {
            throw new ConfigurationException("--trusted-proxies must be address ranges such as 10.0.0.0/8");
        }
    }
}
