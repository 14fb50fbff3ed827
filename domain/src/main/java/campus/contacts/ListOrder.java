package campus.contacts;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import campus.contacts.osid.DateTimeText;
import campus.contacts.osid.TextFold;
import java.time.Instant;

/** The order of a list. Objects whose sorted values are equal are in creation order, in a descending list too. */
public enum ListOrder {
    CREATION,
    /** By the folded name ({@link TextFold}), by code point. */
    DISPLAY_NAME,
    DISPLAY_NAME_DESCENDING,
    /** By the start of the effective period of contacts; an unset start comes first. */
    START_DATE,
    START_DATE_DESCENDING,
    /** By the key of the reference of contacts, by code point. */
    REFERENCE;

    public boolean isDescending() {
        return this == DISPLAY_NAME_DESCENDING || this == START_DATE_DESCENDING;
    }

    /** Returns the ascending order by the same value. */
    public ListOrder ascending() {
        return switch (this) {
            case CREATION -> CREATION;
            case DISPLAY_NAME, DISPLAY_NAME_DESCENDING -> DISPLAY_NAME;
            case START_DATE, START_DATE_DESCENDING -> START_DATE;
            case REFERENCE -> REFERENCE;
        };
    }

    /**
     * Returns the sorted value of an object as text, in the order of {@link String#compareTo}: empty in creation order,
     * the sort key of the name, the start (empty if unset, otherwise in RFC 3339 with milliseconds), or a character for
     * each byte of the reference's key in UTF-8, in whose order code points are.
     *
     * @throws ClassCastException for the start or the reference of another object than a contact
     */
    public String key(OsidObject object) {
        return switch (ascending()) {
            case DISPLAY_NAME -> TextFold.sortKey(object.display().name());
            case START_DATE -> {
                Instant start = ((Contact) object).content().effective().start();
                yield start == null ? "" : DateTimeText.write(start);
            }
            case REFERENCE ->
                new String(((Contact) object).link().referenceId().key().getBytes(UTF_8), ISO_8859_1);
            default -> "";
        };
    }

    /** Returns the key of the reference that a sorted value of {@link #REFERENCE} stands for. */
    public static String reference(String key) {
        return new String(key.getBytes(ISO_8859_1), UTF_8);
    }

    public ListPosition position(OsidObject object) {
        return new ListPosition(key(object), object.identity().number());
    }

    /** Returns a position after all objects. */
    public ListPosition end() {
        return new ListPosition(this == CREATION || isDescending() ? "" : TextFold.LAST, Long.MAX_VALUE);
    }

    /** Compares two positions: negative if the first comes before the second. */
    public int compare(ListPosition one, ListPosition other) {
        int keys = one.key().compareTo(other.key());
        return keys == 0 ? Long.compare(one.number(), other.number()) : isDescending() ? -keys : keys;
    }
}
