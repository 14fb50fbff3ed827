package campus.contacts.transfer;

import java.util.Locale;

/**
 * A noun that a command counts.
 *
 * @param singular the singular, such as {@code person}
 * @param plural the plural, such as {@code people}
 */
public record CountedNoun(String singular, String plural) {
    public static final CountedNoun PERSON = new CountedNoun("person", "people");
    public static final CountedNoun OBJECT = new CountedNoun("object", "objects");

    /** Returns the number with the noun, such as {@code 1 person} or {@code 12,000 people}. */
    public String counted(long number) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? singular : plural);
    }
}
