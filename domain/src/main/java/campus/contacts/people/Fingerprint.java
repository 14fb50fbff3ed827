package campus.contacts.people;

import campus.contacts.spi.PropertyText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Tells what a line says of a value from what another said. */
final class Fingerprint {
    private static final int BYTES = 16;

    private Fingerprint() {}

    static String of(PersonLine.Item item) {
        StringBuilder text = new StringBuilder(item.source())
                .append('\n')
                .append(item.name())
                .append('\n')
                .append(item.address().text())
                .append('\n')
                .append(PropertyText.write(item.address().properties()));
        if (item.contact() != null) {
            text.append('\n').append(PropertyText.write(item.contact().properties()));
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
