package campus.contacts.access;

/** A setting or a file that cannot be used; the message is one line that says where and why. */
public final class WrongSetting extends RuntimeException {
    WrongSetting(String message) {
        super(message, null, false, false);
    }
}
