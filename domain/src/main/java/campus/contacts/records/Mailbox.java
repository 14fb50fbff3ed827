package campus.contacts.records;

import campus.contacts.Properties;
import campus.contacts.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an e-mail address looks like, in records and in whatever else takes one. */
public final class Mailbox {
    /** The most characters in one (RFC 5321, section 4.5.3.1.3, less the brackets). */
    public static final int MAX_LENGTH = 254;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    /** Dot-string and domain of RFC 5321, section 4.1.2; the domain has a dot in it, as the mail that leaves a host needs. */
    private static final Pattern FORM =
            Pattern.compile("(?=.{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@(?:" + LABEL + "\\.)+" + LABEL);

    private Mailbox() {}

    /** Whether the text is the address of a mailbox, however long. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /** The mailbox that an address with these properties names, in lower case, since mailboxes are compared so. */
    public static Optional<String> key(Properties properties) {
        return properties.get("emailAddress").orElse(Value.NULL) instanceof Value.Structure email
                        && email.get("address") instanceof Value.Text address
                ? Optional.of(key(address.value()))
                : Optional.empty();
    }

    /** The one spelling of a mailbox in any case. */
    public static String key(String mailbox) {
        return mailbox.toLowerCase(Locale.ROOT);
    }
}
