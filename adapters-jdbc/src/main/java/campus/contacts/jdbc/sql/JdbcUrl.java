package campus.contacts.jdbc.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.postgresql.Driver;

/**
 * A JDBC URL with settings: {@code jdbc:h2:file:./data;KEY=VALUE;…} or {@code jdbc:postgresql://host/name?key=value&…}.
 *
 * @param text as the driver takes it; holds the password when the user put it there
 */
public record JdbcUrl(String text) {
    public static final String H2 = "jdbc:h2:";
    public static final String POSTGRESQL = "jdbc:postgresql:";

    public boolean isH2() {
        return text.startsWith(H2);
    }

    /** Whether its driver can make sense of it. Of what is wrong with a URL of H2, H2 tells by itself. */
    public boolean isUnderstood() {
        return isH2() || hasPorts() && Driver.parseURL(text, null) != null;
    }

    /** Whether what stands for a port is one. The driver would complain about others on standard error by itself. */
    private boolean hasPorts() {
        String servers = toString().replaceFirst("^" + POSTGRESQL + "(//)?", "").replaceFirst("/.*", "");
        return Stream.of(servers.split(","))
                .filter(server -> server.lastIndexOf(':') > server.lastIndexOf(']'))
                .map(server -> server.substring(server.lastIndexOf(':') + 1))
                .allMatch(port -> port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65535);
    }

    /** Whether it leads to PostgreSQL, and to one server of it. */
    public boolean isOneServer() {
        return text.startsWith(POSTGRESQL) && !toString().contains(",");
    }

    /** Names in any case; what the user has set stays. */
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

    /** Without settings, for messages. */
    @Override
    public String toString() {
        return text.split("[;?]", 2)[0];
    }
}
