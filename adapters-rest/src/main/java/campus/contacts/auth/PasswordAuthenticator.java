package campus.contacts.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import campus.contacts.access.Author;
import campus.contacts.settings.FileWatcher;
import campus.contacts.settings.ReloadingFile;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks names and passwords against an htpasswd file (wire contract, section 9). A correct pair is cached for 60 seconds and not
 * checked again. For a day after that the pair is recognized: checked, but before others and regardless of the limits of its network
 * and name, so that a guessing attacker does not lock out the legitimate user. Concurrent requests of one network with the same pair
 * share one check; a wrong pair then counts as one failure, since it is one guess.
 */
final class PasswordAuthenticator {
    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final Duration RECOGNIZED = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int MAX_PAIRS = 10_000;

    private final ReloadingFile<PasswordFile> file;
    private final PasswordCheckQueue checks = new PasswordCheckQueue(PATIENCE);
    /** Sharing requests wait for both periods: the turn and the check. */
    private final SharedPasswordChecks shared = new SharedPasswordChecks(PATIENCE.multipliedBy(2));

    private final FailedLoginLimiter failures;
    private final byte[] key = new byte[32];
    /** Keyed hashes of pairs. */
    private final Cache<String, Boolean> remembered;

    private final Cache<String, Boolean> recognized;
    private final BiPredicate<String, String> fits;

    PasswordAuthenticator(Path file, FileWatcher files) {
        this(file, files, PasswordAuthenticator::fits, Ticker.systemTicker());
    }

    /**
     * @param fits tests whether a password matches a hash
     * @param ticker the time source for cache expiry
     */
    PasswordAuthenticator(Path file, FileWatcher files, BiPredicate<String, String> fits, Ticker ticker) {
        this.file = files.read("--users", file, PasswordFile::read);
        this.fits = fits;
        this.failures = new FailedLoginLimiter(ticker);
        this.remembered = pairs(REMEMBERED, ticker);
        this.recognized = pairs(RECOGNIZED, ticker);
        new SecureRandom().nextBytes(key);
    }

    private static Cache<String, Boolean> pairs(Duration kept, Ticker ticker) {
        return Caffeine.newBuilder()
                .expireAfterWrite(kept)
                .maximumSize(MAX_PAIRS)
                .ticker(ticker)
                .build();
    }

    /**
     * Returns the owner of a name and a password.
     *
     * @param address the client address of the request
     * @throws AuthenticationException when they do not match, or cannot be checked now
     */
    Principal verify(String user, String password, String address) {
        PasswordFile now = file.content();
        byte[] name = mac("name", user);
        String hash = now.hash(user, ByteBuffer.wrap(name).getInt());
        String pair = HexFormat.of().formatHex(mac("pair", user, password, hash));
        BooleanSupplier check = () -> fits.test(password, hash) && now.has(user);
        if (!isRemembered(pair)) {
            boolean right = recognized.getIfPresent(pair) != null
                    ? once(PasswordCheckQueue.RECOGNIZED, pair, check)
                    : limited(ClientNetwork.of(address), HexFormat.of().formatHex(name), pair, check);
            if (!right) {
                throw AuthenticationException.unauthenticated("wrong name or password");
            }
        }
        return new Principal("user\n" + user, new Author.User(user), Set.of(), Map.of());
    }

    private boolean isRemembered(String pair) {
        return remembered.getIfPresent(pair) != null;
    }

    /**
     * Runs the check in the network's turn, unless the pair is cached by then; a correct pair is cached before the result is published.
     */
    private boolean once(String network, String pair, BooleanSupplier check) {
        return shared.run(
                network + '\n' + pair,
                () -> checks.run(network, () -> {
                    if (isRemembered(pair)) {
                        return true;
                    }
                    boolean right = check.getAsBoolean();
                    if (right) {
                        remembered.put(pair, true);
                        recognized.put(pair, true);
                    }
                    return right;
                }));
    }

    private boolean limited(String network, String user, String pair, BooleanSupplier check) {
        failures.require(network, user);
        return once(network, pair, () -> {
            failures.take(network, user);
            boolean wrong = false;
            try {
                wrong = !check.getAsBoolean();
                return !wrong;
            } finally {
                if (!wrong) {
                    failures.giveBack(network, user);
                }
            }
        });
    }

    private static boolean fits(String password, String hash) {
        BCrypt.Version version = version(hash);
        return BCrypt.verifyer(version, LongPasswordStrategies.truncate(version))
                .verify(password.getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8))
                .verified;
    }

    private static BCrypt.Version version(String hash) {
        return switch (hash.charAt(2)) {
            case 'y' -> BCrypt.Version.VERSION_2Y;
            case 'b' -> BCrypt.Version.VERSION_2B;
            default -> BCrypt.Version.VERSION_2A;
        };
    }

    /** Returns a keyed hash, so that neither the password nor an offline-guessable form of it stays in memory. */
    private byte[] mac(String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
