package campus.contacts.service.peopleimport;

import campus.contacts.osid.Value;
import campus.contacts.storage.text.Hashes;
import campus.contacts.storage.text.PropertyJson;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Computes fingerprints of lines and of single values; {@link PeopleImport} compares them to leave unchanged lines alone. */
final class LineFingerprint {
    private static final int BYTES = 16;
    private static final int MAX_KEY = 200;

    private LineFingerprint() {}

    /** Returns the fingerprint of a value. */
    static String of(ImportLine.Item item) {
        StringBuilder text = new StringBuilder();
        add(item, text);
        return digest(text);
    }

    /**
     * Returns the fingerprint of a whole line.
     *
     * @param more the content of the line besides its entry and its lists
     */
    static String ofLine(Value.Struct entry, List<?> more, Map<String, List<ImportLine.Item>> slots) {
        StringBuilder text = new StringBuilder(PropertyJson.write(entry)).append(more);
        slots.forEach((slot, items) -> {
            text.append('\n').append(slot);
            items.forEach(item -> add(item, text.append('\n').append(item.key()).append('\n')));
        });
        return digest(text);
    }

    /** Returns a key made of parts, unique for a value within its list. */
    static String key(String... parts) {
        return bounded(String.join("\n", parts));
    }

    /**
     * Returns a text; a long one is replaced by its beginning and its digest, because PostgreSQL cannot index more than
     * about 2,700 bytes.
     */
    static String bounded(String text) {
        return text.length() <= MAX_KEY
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_KEY / 4)) + '#' + digest(new StringBuilder(text));
    }

    private static void add(ImportLine.Item item, StringBuilder text) {
        text.append(item.source())
                .append('\n')
                .append(item.name())
                .append('\n')
                .append(item.address().text())
                .append('\n')
                .append(PropertyJson.write(item.address().properties()));
        if (item.contact() != null) {
            text.append('\n').append(PropertyJson.write(item.contact().properties()));
        }
    }

    private static String digest(StringBuilder text) {
        byte[] digest = Arrays.copyOf(Hashes.sha256(text.toString()), BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
