package campus.contacts.people;

import campus.contacts.spi.PropertyText;
import campus.contacts.spi.Sha256;
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
        byte[] digest = Arrays.copyOf(Sha256.of(text.toString()), BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
