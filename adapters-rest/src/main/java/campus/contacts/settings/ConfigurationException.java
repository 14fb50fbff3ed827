package campus.contacts.settings;

/** Signals that an option, or a file named by an option, cannot be used; the message is one line with the option and the reason. */
public final class ConfigurationException extends RuntimeException {
    public ConfigurationException(String message) {
        super(message, null, false, false);
    }

    /** @throws ConfigurationException with that message, unless the condition holds */
    public static void require(boolean condition, String message) {
        if (!condition) {
            throw new ConfigurationException(message);
        }
    }
}
