package campus.contacts.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
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
 * Checks names and passwords against an htpasswd file (wire contract, section 9). A pair that was right is remembered for 60 seconds
 * and not checked again. For a day after that it is recognized: checked, but before others and whatever limits hold for its network
 * and name, so that somebody who guesses does not lock out whoever knows the password. Requests of one network with the same pair at
 * the same time share one check; a wrong pair is then one failure, since it is one guess.
 */
final class PasswordAuthenticator {
    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final Duration RECOGNIZED = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int MAX_PAIRS = 10_000;

    private final ReloadingFile<PasswordFile> file;
    private final PasswordCheckQueue checks = new PasswordCheckQueue(PATIENCE);
    /** They wait as long for the turn, and as long again for the check. */
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
     * @param fits whether a password fits a hash
     * @param ticker by which what is remembered is forgotten
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
     * Who a name and a password belong to.
     *
     * @param address where the request comes from
     * @throws AuthenticationException when they do not fit, or cannot be checked now
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
        return new Principal("user\n" + user, user, null, Set.of(), Map.of());
    }

    private boolean isRemembered(String pair) {
        return remembered.getIfPresent(pair) != null;
    }

    /** Checks when it is the network's turn, unless the pair is remembered by then; a right pair is remembered before anybody is told. */
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

    /** A keyed hash: neither the password nor anything that it could be guessed from stays in memory. */
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
