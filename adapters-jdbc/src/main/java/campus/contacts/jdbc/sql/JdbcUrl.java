package campus.contacts.jdbc.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.Driver;

/**
 * A JDBC URL with settings: {@code jdbc:h2:file:./data;KEY=VALUE;…} or {@code jdbc:postgresql://host/name?key=value&…}.
 *
 * @param text the URL in the driver's syntax; may hold a password
 */
public record JdbcUrl(String text) {
    public static final String H2 = "jdbc:h2:";
    public static final String POSTGRESQL = "jdbc:postgresql:";

    public boolean isH2() {
        return text.startsWith(H2);
    }

    /** Returns true if the driver can parse the URL. H2 reports errors in its URLs when it connects. */
    public boolean isUnderstood() {
        return isH2() || hasPorts() && Driver.parseURL(text, null) != null;
    }

    /** Returns true if all ports are valid. The driver would print an invalid one to standard error. */
    private boolean hasPorts() {
        String servers = toString().replaceFirst("^" + POSTGRESQL + "(//)?", "").replaceFirst("/.*", "");
        return Stream.of(servers.split(","))
                .filter(server -> server.lastIndexOf(':') > server.lastIndexOf(']'))
                .map(server -> server.substring(server.lastIndexOf(':') + 1))
                .allMatch(port -> port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65535);
    }

    /** Returns true for a URL of a single PostgreSQL server. */
    public boolean isOneServer() {
        return text.startsWith(POSTGRESQL) && !toString().contains(",");
    }

    /** Adds a setting unless the URL has it already. Names are case-insensitive. */
    public JdbcUrl orElse(String name, String value) {
        if (setting(name).find()) {
            return this;
        }
        String separator = isH2() ? ";" : text.contains("?") ? "&" : "?";
        return new JdbcUrl(text + separator + name + '=' + value);
    }

    public boolean has(String name) {
        return setting(name).find();
    }

    public JdbcUrl without(String name) {
        return new JdbcUrl(setting(name).replaceAll(isH2() ? "" : "$1"));
    }

    private Matcher setting(String name) {
        String pattern = isH2() ? ";(" + name + ")=[^;]*" : "([?&])" + name + "=[^&]*&?";
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(text);
    }

    /** Returns the URL without settings, for messages. */
    @Override
    public String toString() {
        return text.split("[;?]", 2)[0];
    }
}
