package campus.contacts.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks names and passwords against an htpasswd file. */
final class Passwords {
    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final int MAX_FAILURES = 10;
    private static final int MAX_REMEMBERED = 10_000;
    private static final int CHECKS_AT_ONCE = 2;
    private static final int MAX_WAITING = 16;

    private final WatchedFile<Hashes> hashes;
    private final Semaphore checks = new Semaphore(CHECKS_AT_ONCE);
    private final Semaphore waiting = new Semaphore(MAX_WAITING);
    private final byte[] key = new byte[32];
    private final Cache<String, Boolean> verified;
    private final Cache<String, AtomicInteger> failures;
    private final BiPredicate<String, String> fits;

    Passwords(Path file) {
        this(file, Passwords::fits, Ticker.systemTicker());
    }

    /**
     * @param fits whether a password fits a hash
     * @param ticker by which what is remembered is forgotten
     */
    Passwords(Path file, BiPredicate<String, String> fits, Ticker ticker) {
        this.fits = fits;
        this.verified = remembering(ticker).build();
        this.failures = remembering(ticker).build();
        this.hashes =
                new WatchedFile<>(file, text -> read(text, file.getFileName().toString()));
        new SecureRandom().nextBytes(key);
    }

    private static Caffeine<Object, Object> remembering(Ticker ticker) {
        return Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(MAX_REMEMBERED)
                .ticker(ticker);
    }

    /**
     * What the file says.
     *
     * @param nobody as costly as the costliest; checked in the place of an unknown user's, so that who exists cannot be told by
     *     the time that a refusal takes
     */
    private record Hashes(Map<String, String> byUser, String nobody) {
        static Hashes of(Map<String, String> byUser) {
            String cost = byUser.values().stream()
                    .map(hash -> hash.substring(4, 6))
                    .max(Comparator.naturalOrder())
                    .orElse("10");
            return new Hashes(byUser, "$2y$" + cost + "$" + ".".repeat(53));
        }
    }

    private static Hashes read(String text, String name) {
        Map<String, String> hashes = new HashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            String hash = line.substring(colon + 1).strip();
            if (colon < 1 || !hash.matches("\\$2[aby]\\$(0[4-9]|[12]\\d|3[01])\\$[./A-Za-z0-9]{53}")) {
                throw new WrongSetting(name + ": line " + number + ": must be a name, a colon and a bcrypt hash");
            }
            hashes.put(line.substring(0, colon), hash);
        }
        return Hashes.of(hashes);
    }

    /**
     * @param address where the request comes from
     * @throws Rejection when they do not fit, or cannot be checked now
     */
    Principal verify(String user, String password, String address) {
        AtomicInteger failed = failures.get(address, none -> new AtomicInteger());
        requireFew(failed);
        Hashes now = hashes.content();
        String hash = now.byUser().getOrDefault(user, now.nobody());
        String remembered = remembered(user, password, hash);
        if (verified.getIfPresent(remembered) == null) {
            if (!check(password, hash, failed) || hash.equals(now.nobody())) {
                failed.incrementAndGet();
                throw new Rejection(Rejection.Reason.UNAUTHENTICATED, "wrong name or password");
            }
            verified.put(remembered, true);
        }
        return new Principal("user\n" + user, user, null, Set.of(), Map.of());
    }

    private static void requireFew(AtomicInteger failed) {
        if (failed.get() >= MAX_FAILURES) {
            throw new Rejection(Rejection.Reason.TOO_MANY, "too many wrong passwords");
        }
    }

    /** Checks when it is its turn; the few that wait are the most that wrong passwords can keep from being served. */
    private boolean check(String password, String hash, AtomicInteger failed) {
        boolean acquired = false;
        if (!waiting.tryAcquire()) {
            throw new Rejection(Rejection.Reason.UNAVAILABLE, "too many passwords to check");
        }
        try {
            acquired = checks.tryAcquire(1, TimeUnit.SECONDS);
            if (!acquired) {
                throw new Rejection(Rejection.Reason.UNAVAILABLE, "too many passwords to check");
            }
            // Others from there may have failed while this one waited.
            requireFew(failed);
            return fits.test(password, hash);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Rejection(Rejection.Reason.UNAVAILABLE, "interrupted");
        } finally {
            if (acquired) {
                checks.release();
            }
            waiting.release();
        }
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
    private String remembered(String user, String password, String hash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (String part : new String[] {user, password, hash}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
