package campus.contacts.settings;

import campus.contacts.files.TextFile;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageSettings.Capacity;
import campus.contacts.spi.StorageSettings.Credentials;
import campus.contacts.spi.StorageSettings.Retention;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Option;

/** The options of every command that uses the storage. */
public final class StorageOptions {
    @Option(
            names = "--authority",
            paramLabel = "NAME",
            description = "The authority of own Ids, fixed at the first start (default: localhost).")
    String authority;

    @Option(
            names = "--database",
            defaultValue = "jdbc:h2:file:./data/contacts",
            paramLabel = "URL",
            description =
                    "jdbc:h2:..., jdbc:postgresql:... (several hosts too) or memory (default: jdbc:h2:file:./data/contacts).")
    String database;

    @Option(names = "--database-user", paramLabel = "NAME", description = "Who opens the database.")
    String user;

    @Option(
            names = "--database-password",
            paramLabel = "TEXT",
            description = "With which password; better given in a file or in the environment.")
    String password;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description = "A file that holds the password, as container and service managers hand it over.")
    Path passwordFile;

    @Option(
            names = "--pool-size",
            defaultValue = "16",
            paramLabel = "N",
            description = "Database connections (default: 16).")
    public int poolSize;

    @Option(
            names = "--history-days",
            paramLabel = "N|forever",
            description =
                    "How long replaced and deleted versions are kept, 0 for none (default: 400 for the server, and what"
                            + " the server was started with for other commands).")
    String historyDays;

    @Option(
            names = "--changes-days",
            paramLabel = "N|forever",
            description =
                    "How long the feed of changes goes back, 0 for no feed (default: 30 for the server, and what the"
                            + " server was started with for other commands).")
    String changesDays;

    /**
     * Returns the settings of the storage, after checking the authority: an invalid one is rejected before anything is opened or
     * created.
     *
     * @throws ConfigurationException when an option is invalid
     */
    public StorageSettings settings(Clock clock) {
        ConfigurationException.require(
                poolSize >= 1 && poolSize <= 1000, "--pool-size must be from 1 to 1000, not " + poolSize);
        requireAuthority();
        StorageSettings settings = new StorageSettings(
                        database,
                        new Credentials(user, password()),
                        authority,
                        new Capacity(poolSize, Capacity.DEFAULT.patience()),
                        clock)
                .withRetention(retention());
        requireProvider(settings);
        return settings;
    }

    /** The value is not repeated, since a URL of an unknown kind may have a password anywhere. */
    private static void requireProvider(StorageSettings settings) {
        try {
            StorageProvider.of(settings);
        } catch (Refusal unknown) {
            throw new ConfigurationException("--database: " + unknown.getMessage());
        }
    }

    /** Returns the settings of the storage for the server, which keeps a history and a feed unless it is told not to. */
    public StorageSettings serverSettings(Clock clock) {
        StorageSettings settings = settings(clock);
        return settings.withRetention(settings.retention().orDefault());
    }

    private Retention retention() {
        return new Retention(days("--history-days", historyDays), days("--changes-days", changesDays));
    }

    private static int days(String option, String text) {
        if (text == null) {
            return Retention.AS_BEFORE;
        }
        if (text.equals("forever")) {
            return Retention.FOREVER;
        }
        ConfigurationException.require(
                text.matches("[0-9]{1,6}"), option + " must be forever or from 0 to 999999, not " + text);
        return Integer.parseInt(text);
    }

    private void requireAuthority() {
        try {
            if (authority != null) {
                new LocalIds(authority);
            }
        } catch (Refusal wrong) {
            throw new ConfigurationException("--authority " + authority + ": " + wrong.getMessage());
        }
    }

    private String password() {
        if (passwordFile == null) {
            return password;
        }
        ConfigurationException.require(
                password == null, "--database-password and --database-password-file exclude each other");
        return TextFile.read("--database-password-file", passwordFile, ConfigurationException::new)
                .text()
                .replaceFirst("[\\r\\n]+$", "");
    }
}
