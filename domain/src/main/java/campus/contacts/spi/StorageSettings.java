package campus.contacts.spi;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * Which storage to open, and how.
 *
 * @param database {@code memory}, or what another provider accepts, such as {@code jdbc:h2:file:./data/contacts}
 * @param credentials for databases that ask for them
 * @param authority of own Ids, or null: the one that the storage was founded with, {@value #DEFAULT_AUTHORITY} for a new one
 * @param capacity how much it may use
 * @param clock what time it is
 * @param standby a copy of the database that follows it and answers whoever can do with it being {@value #STANDBY_SECONDS}
 *     seconds behind, or null: none; for databases that know such copies
 */
public record StorageSettings(
        String database, Credentials credentials, String authority, Capacity capacity, Clock clock, String standby) {
    /** The authority of a storage that is founded without one. */
    public static final String DEFAULT_AUTHORITY = "localhost";

    /** How many seconds a standby that is still asked may be behind. */
    public static final int STANDBY_SECONDS = 5;

    /** The database that every process has. */
    public static final String MEMORY = "memory";

    public StorageSettings {
        Objects.requireNonNull(database);
        Objects.requireNonNull(credentials);
        Objects.requireNonNull(capacity);
        Objects.requireNonNull(clock);
    }

    /** Without a standby. */
    public StorageSettings(String database, Credentials credentials, String authority, Capacity capacity, Clock clock) {
        this(database, credentials, authority, capacity, clock, null);
    }

    /** The same with that standby, or with none. */
    public StorageSettings withStandby(String url) {
        return new StorageSettings(database, credentials, authority, capacity, clock, url);
    }

    /** Who opens the database; either may be null. Never printed. */
    public record Credentials(String user, String password) {
        /** None. */
        public static final Credentials NONE = new Credentials(null, null);

        @Override
        public String toString() {
            return "Credentials[hidden]";
        }
    }

    /**
     * How much a storage may use.
     *
     * @param connections at once, at least 1
     * @param patience how long to wait for a database that is not there yet
     */
    public record Capacity(int connections, Duration patience) {
        /** 16 connections, and a minute. */
        public static final Capacity DEFAULT = new Capacity(16, Duration.ofSeconds(60));
    }

    /** A database with everything else as most need it. */
    public static StorageSettings of(String database, String authority) {
        return new StorageSettings(database, Credentials.NONE, authority, Capacity.DEFAULT, Clock.systemUTC());
    }
}
