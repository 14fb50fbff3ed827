package campus.contacts.records;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The syntax of e-mail addresses, in records and in every other input. */
public final class EmailAddressSyntax {
    /** The maximum number of characters (RFC 5321, section 4.5.3.1.3, less the brackets). */
    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_PART = 64;
    private static final int MAX_LABEL = 63;
    private static final String ATOM_PUNCTUATION = "!#$%&'*+/=?^_`{|}~-";

    private EmailAddressSyntax() {}

    /**
     * Returns whether the text is the address of a mailbox: a dot-string and a domain of RFC 5321, section 4.1.2,
     * without quoted local parts and address literals; the domain must contain a dot, so that mail can be delivered
     * outside the local host. Takes time proportional to the length of the text.
     */
    public static boolean isValid(String text) {
        int at = text.indexOf('@');
        if (text.length() > MAX_LENGTH || at < 1 || at > MAX_LOCAL_PART) {
            return false;
        }
        String[] atoms = text.substring(0, at).split("\\.", -1);
        String[] labels = text.substring(at + 1).split("\\.", -1);
        return labels.length > 1
                && Stream.of(atoms).allMatch(EmailAddressSyntax::isAtom)
                && Stream.of(labels).allMatch(EmailAddressSyntax::isLabel);
    }

    private static boolean isAtom(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isLetterOrDigit(c) || ATOM_PUNCTUATION.indexOf(c) >= 0);
    }

    private static boolean isLabel(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LABEL
                && text.chars().allMatch(c -> isLetterOrDigit(c) || c == '-')
                && !text.startsWith("-")
                && !text.endsWith("-");
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    /**
     * Returns the mailbox that an address with these properties names, in lower case, the form in which mailboxes are
     * compared.
     */
    public static Optional<String> key(RecordProperties properties) {
        return properties.get("emailAddress").orElse(Value.NULL) instanceof Value.Struct email
                        && email.get("address") instanceof Value.Text address
                ? Optional.of(key(address.value()))
                : Optional.empty();
    }

    /** Returns the normalized form of a mailbox. */
    public static String key(String mailbox) {
        return mailbox.toLowerCase(Locale.ROOT);
    }
}
