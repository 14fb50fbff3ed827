package campus.contacts.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks names and passwords against an htpasswd file. */
final class Passwords {
    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final int MAX_FAILURES = 10;
    private static final int MAX_REMEMBERED = 10_000;
    private static final int CHECKS_AT_ONCE = 2;
    private static final int COST = 10;

    private final WatchedFile<Map<String, String>> hashes;
    private final Semaphore checks = new Semaphore(CHECKS_AT_ONCE);
    private final byte[] key = new byte[32];
    /** Checked in the place of an unknown user's, so that who exists cannot be told by the time that a refusal takes. */
    private final String nobody;

    private final Cache<String, Boolean> verified = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_REMEMBERED)
            .build();
    private final Cache<String, AtomicInteger> failures = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_REMEMBERED)
            .build();

    Passwords(Path file) {
        this.hashes =
                new WatchedFile<>(file, text -> read(text, file.getFileName().toString()));
        new SecureRandom().nextBytes(key);
        this.nobody = BCrypt.with(BCrypt.Version.VERSION_2Y)
                .hashToString(COST, HexFormat.of().formatHex(key).toCharArray());
    }

    private static Map<String, String> read(String text, String name) {
        Map<String, String> hashes = new HashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            String hash = line.substring(colon + 1).strip();
            if (colon < 1 || !hash.matches("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}")) {
                throw new WrongSetting(name + ": line " + number + ": must be a name, a colon and a bcrypt hash");
            }
            hashes.put(line.substring(0, colon), hash);
        }
        return hashes;
    }

    /**
     * @param address where the request comes from
     * @throws Rejection when they do not fit, or cannot be checked now
     */
    Principal verify(String user, String password, String address) {
        AtomicInteger failed = failures.get(address, none -> new AtomicInteger());
        if (failed.get() >= MAX_FAILURES) {
            throw new Rejection(Rejection.Reason.TOO_MANY, "too many wrong passwords");
        }
        String hash = hashes.content().getOrDefault(user, nobody);
        String remembered = remembered(user, password, hash);
        if (verified.getIfPresent(remembered) == null) {
            if (!fits(password, hash) || hash.equals(nobody)) {
                failed.incrementAndGet();
                throw new Rejection(Rejection.Reason.UNAUTHENTICATED, "wrong name or password");
            }
            verified.put(remembered, true);
        }
        return new Principal("user\n" + user, user, null, Set.of());
    }

    private boolean fits(String password, String hash) {
        boolean acquired = false;
        try {
            acquired = checks.tryAcquire(1, TimeUnit.SECONDS);
            if (!acquired) {
                throw new Rejection(Rejection.Reason.UNAVAILABLE, "too many passwords to check");
            }
            BCrypt.Version version = version(hash);
            return BCrypt.verifyer(version, LongPasswordStrategies.truncate(version))
                    .verify(password.getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8))
                    .verified;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Rejection(Rejection.Reason.UNAVAILABLE, "interrupted");
        } finally {
            if (acquired) {
                checks.release();
            }
        }
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
