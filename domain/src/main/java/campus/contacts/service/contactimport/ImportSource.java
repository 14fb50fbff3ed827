package campus.contacts.service.contactimport;

import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.storage.text.Hashes;
import java.util.Objects;

/**
 * Where rows come from and go to.
 *
 * @param name in lower case, 1 to 64 letters, digits, full stops and hyphens: the same row of two sources are two rows
 * @param addressBookId in which new objects are filed
 */
public record ImportSource(String name, Id addressBookId) {
    private static final String NAME = "[a-z0-9.-]{1,64}";
    private static final int MAX_KEY = 300;
    private static final String NAMESPACE = "import.Row";

    /** @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} for a name */
    public ImportSource {
        if (!name.matches(NAME)) {
            throw Refusal.invalid("a source must be named by 1 to 64 of a-z, 0-9, '.' and '-'");
        }
        Objects.requireNonNull(addressBookId);
    }

    /** Returns a source that is named after its book. */
    public static ImportSource of(String name, Id addressBookId) {
        return new ImportSource(name == null ? addressBookId.identifier() : name, addressBookId);
    }

    /**
     * Returns the key of a row as aliases hold it: encoded as in an Id, and slashes too; its SHA-256 in hexadecimal digits
     * when that is longer than {@value #MAX_KEY} characters.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when the text is empty or not well-formed
     */
    public static String key(String text) {
        if (text.length() > MAX_KEY) {
            return Hashes.storedKey(text);
        }
        String id = Id.of("key", text, "source").toString();
        String encoded = id.substring(id.indexOf(':') + 1, id.lastIndexOf('@'))
                .replace("/", "%2F")
                .replace("\\", "%5C");
        return encoded.length() > MAX_KEY ? Hashes.storedKey(text) : encoded;
    }

    /**
     * Returns the reference of a row that names none.
     *
     * @param key as {@link #key} returns it
     */
    public Id reference(String key) {
        return Id.parse("resource.Resource:" + key + '@' + name);
    }

    /** Returns the alias of the first contact of a row. */
    Id alias(String key) {
        return Id.parse(NAMESPACE + ':' + key + '@' + name);
    }

    /** Returns the alias of a part of a row. */
    Id alias(String part, String key) {
        return alias(part + '.' + key);
    }
}
