package campus.contacts.service.feed;

import campus.contacts.access.GrantScope;
import campus.contacts.access.Visibility;
import campus.contacts.feed.FeedPosition;
import campus.contacts.feed.FeedQuery;
import campus.contacts.osid.Id;
import campus.contacts.storage.text.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads cursors of the feed. A cursor is an encrypted and authenticated position (AES-GCM, a random nonce
 * each), so it tells nothing to who reads it; it opens only with the rights and the query with which it was made.
 */
final class FeedCursors {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int LENGTH = NONCE_BYTES + 3 * Long.BYTES + TAG_BITS / 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;
    private final byte[] fingerprint;

    /** @param key 32 bytes */
    FeedCursors(byte[] key, Visibility visibility, FeedQuery query) {
        this.key = new SecretKeySpec(key, "AES");
        this.fingerprint = fingerprint(visibility, query);
    }

    private static byte[] fingerprint(Visibility visibility, FeedQuery query) {
        return Hashes.ofParts(
                bytes(visibility.grantScope()),
                bytes(visibility.maintains()),
                bytes(visibility.seesPrivate() + " " + visibility.seesInternal() + ' ' + visibility.callerKey()),
                bytes(query.kinds().stream().map(Enum::name).sorted().collect(Collectors.joining(" "))),
                bytes(query.addressBookId()),
                bytes(query.referenceId()));
    }

    private static byte[] bytes(GrantScope scope) {
        return scope.everywhere() ? bytes("everywhere") : bytes(keys(scope.addressBookIds()));
    }

    private static String keys(Collection<Id> ids) {
        return ids.stream().map(Id::key).sorted().collect(Collectors.joining("\n"));
    }

    private static byte[] bytes(@Nullable Id id) {
        return bytes(id == null ? "" : id.key());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String write(FeedPosition position) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] plain = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(position.from())
                .putLong(position.until())
                .putLong(position.place())
                .array();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
            byte[] whole = ByteBuffer.allocate(LENGTH).put(nonce).put(sealed).array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    /** Returns the position of a cursor; empty if it is none of ours, or was made with other rights or another query. */
    Optional<FeedPosition> read(String cursor) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(cursor);
            if (whole.length != LENGTH) {
                return Optional.empty();
            }
            ByteBuffer sealed = ByteBuffer.wrap(whole);
            byte[] nonce = new byte[NONCE_BYTES];
            sealed.get(nonce);
            ByteBuffer plain = ByteBuffer.wrap(
                    cipher(Cipher.DECRYPT_MODE, nonce).doFinal(whole, NONCE_BYTES, LENGTH - NONCE_BYTES));
            return Optional.of(new FeedPosition(plain.getLong(), plain.getLong(), plain.getLong()));
        } catch (IllegalArgumentException | GeneralSecurityException foreign) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(fingerprint);
        return cipher;
    }
}
