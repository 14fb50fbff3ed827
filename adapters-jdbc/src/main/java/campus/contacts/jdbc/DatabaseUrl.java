package campus.contacts.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDBC URL with settings: {@code jdbc:h2:file:./data;KEY=VALUE;…} or {@code jdbc:postgresql://host/name?key=value&…}.
 *
 * @param text as the driver takes it; holds the password when the user put it there
 */
record DatabaseUrl(String text) {
    static final String H2 = "jdbc:h2:";
    static final String POSTGRESQL = "jdbc:postgresql:";

    boolean isH2() {
        return text.startsWith(H2);
    }

    /** Whether it leads to PostgreSQL, and to one server of it. */
    boolean isOneServer() {
        return text.startsWith(POSTGRESQL) && !toString().contains(",");
    }

    /** Names in any case; what the user has set stays. */
    DatabaseUrl orElse(String name, String value) {
        if (setting(name).find()) {
            return this;
        }
        String separator = isH2() ? ";" : text.contains("?") ? "&" : "?";
        return new DatabaseUrl(text + separator + name + '=' + value);
    }

    boolean has(String name) {
        return setting(name).find();
    }

    DatabaseUrl without(String name) {
        return new DatabaseUrl(setting(name).replaceAll(isH2() ? "" : "$1"));
    }

    private Matcher setting(String name) {
        String pattern = isH2() ? ";(" + name + ")=[^;]*" : "([?&])" + name + "=[^&]*&?";
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(text);
    }

    /** Without settings, for messages. */
    @Override
    public String toString() {
        return text.split("[;?]", 2)[0];
    }
}
