package campus.contacts.spi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Selects the storage to open, and its options.
 *
 * @param database {@code memory}, or what another provider accepts, such as {@code jdbc:h2:file:./data/contacts}
 * @param credentials for databases that require them
 * @param authority of local Ids, or null: that of the existing storage, {@value #DEFAULT_AUTHORITY} for a new one
 * @param capacity limits of its resources
 * @param clock the source of the current time
 * @param retention how long the recorded past is kept; null: as it was when the storage was opened before,
 *     {@link Retention#DEFAULT} for a new one
 * @param standby URL of a standby of the database, for callers that accept data up to {@value #STANDBY_SECONDS} seconds
 *     old, or null: none; for databases that have standbys
 * @param migration whether opening may change the schema
 */
public record StorageSettings(
        String database,
        Credentials credentials,
        @Nullable String authority,
        Capacity capacity,
        Clock clock,
        @Nullable Retention retention,
        @Nullable String standby,
        Migration migration) {
    /** Whether opening a storage creates it, and migrates one that an earlier version made. */
    public enum Migration {
        ALLOWED,
        /** A storage that is new, or needs a migration, is not opened. */
        REFUSED
    }

    /** The default source of the current time. */
    public static final Clock SYSTEM_CLOCK = Clock.systemUTC();

    /** The authority of a new storage when none is given. */
    public static final String DEFAULT_AUTHORITY = "localhost";

    /** The maximum lag in seconds of a standby that is still used. */
    public static final int STANDBY_SECONDS = 5;

    /** The name of the storage in memory, which every process has. */
    public static final String MEMORY = "memory";

    public StorageSettings {
        Objects.requireNonNull(database);
        Objects.requireNonNull(credentials);
        Objects.requireNonNull(capacity);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(migration);
    }

    /** Creates settings without a standby. */
    public StorageSettings(
            String database, Credentials credentials, @Nullable String authority, Capacity capacity, Clock clock) {
        this(database, credentials, authority, capacity, clock, Retention.DEFAULT, null, Migration.ALLOWED);
    }

    /** Returns the same settings with that retention of the recorded past. */
    public StorageSettings withRetention(Retention kept) {
        return new StorageSettings(database, credentials, authority, capacity, clock, kept, standby, migration);
    }

    /** Returns the same settings with that standby, or with none. */
    public StorageSettings withStandby(String url) {
        return new StorageSettings(database, credentials, authority, capacity, clock, retention, url, migration);
    }

    /** Returns the same settings, which also say whether opening may change the schema. */
    public StorageSettings with(Migration chosen) {
        return new StorageSettings(database, credentials, authority, capacity, clock, retention, standby, chosen);
    }

    /** Returns the same settings with that source of the current time. */
    public StorageSettings withClock(Clock other) {
        return new StorageSettings(database, credentials, authority, capacity, other, retention, standby, migration);
    }

    /** Returns the same settings with that authority for a new storage. */
    public StorageSettings withAuthority(String other) {
        return new StorageSettings(database, credentials, other, capacity, clock, retention, standby, migration);
    }

    /** Returns the same settings for another database. */
    public StorageSettings withDatabase(String other) {
        return new StorageSettings(other, credentials, authority, capacity, clock, retention, standby, migration);
    }

    /**
     * How long the recorded past is kept.
     *
     * @param days of replaced versions and deleted objects; 0: none are kept; {@link #FOREVER}: they are never deleted;
     *     {@link #AS_BEFORE}
     * @param changesDays of the feed of changes; 0: none are recorded; {@link #FOREVER}; {@link #AS_BEFORE}
     */
    public record Retention(int days, int changesDays) {
        /** The number of days that stands for no limit. */
        public static final int FOREVER = Integer.MAX_VALUE;

        /**
         * Stands for whatever was kept when the storage was opened before, and the default for a new one. A process
         * deletes nothing then.
         */
        public static final int AS_BEFORE = -1;

        /** The number of days for which the feed is kept by default. */
        public static final int DEFAULT_CHANGES_DAYS = 30;

        /** 400 days, and 30 days of the feed. */
        public static final Retention DEFAULT = new Retention(400);

        /** Keeps nothing. */
        public static final Retention NONE = new Retention(0, 0);

        public Retention {
            if (days < AS_BEFORE || changesDays < AS_BEFORE) {
                throw new IllegalArgumentException("a retention of " + days + " and " + changesDays + " days");
            }
        }

        /** Creates a retention with the default for the feed. */
        public Retention(int days) {
            this(days, DEFAULT_CHANGES_DAYS);
        }

        /** Returns the same retention with {@link #AS_BEFORE} replaced by the default. */
        public Retention orDefault() {
            return new Retention(
                    days == AS_BEFORE ? DEFAULT.days : days,
                    changesDays == AS_BEFORE ? DEFAULT_CHANGES_DAYS : changesDays);
        }

        public boolean keepsNothing() {
            return days == 0;
        }

        /** Returns the moment before which nothing needs to be kept; empty if everything is kept. */
        public Optional<Instant> horizon(Instant now) {
            return horizon(now, days);
        }

        public boolean keepsNoChanges() {
            return changesDays == 0;
        }

        /** Returns the moment before which no changes need to be kept; empty if all are kept. */
        public Optional<Instant> changesHorizon(Instant now) {
            return horizon(now, changesDays);
        }

        private static Optional<Instant> horizon(Instant now, int days) {
            return days == FOREVER || days == AS_BEFORE
                    ? Optional.empty()
                    : Optional.of(now.minus(Duration.ofDays(days)));
        }
    }

    /** The user and password for the database; either may be null. Never printed. */
    public record Credentials(
            @Nullable String user, @Nullable String password) {
        /** No credentials. */
        public static final Credentials NONE = new Credentials(null, null);

        @Override
        public String toString() {
            return "Credentials[hidden]";
        }
    }

    /**
     * The limits of a storage.
     *
     * @param connections maximum number of concurrent connections, at least 1
     * @param patience maximum wait for a database that is not yet available
     */
    public record Capacity(int connections, Duration patience) {
        /** 16 connections, and one minute. */
        public static final Capacity DEFAULT = new Capacity(16, Duration.ofSeconds(60));
    }

    /** Returns settings for a database with its own authority, {@value #DEFAULT_AUTHORITY} for a new one. */
    public static StorageSettings of(String database) {
        return new StorageSettings(database, Credentials.NONE, null, Capacity.DEFAULT, SYSTEM_CLOCK);
    }

    /** Returns the same settings with that user and password for the database. */
    public StorageSettings withCredentials(Credentials changed) {
        return new StorageSettings(database, changed, authority, capacity, clock, retention, standby, migration);
    }

    /** Returns the same settings with those limits. */
    public StorageSettings withCapacity(Capacity changed) {
        return new StorageSettings(database, credentials, authority, changed, clock, retention, standby, migration);
    }

    /** Returns settings with defaults for everything else. */
    public static StorageSettings of(String database, String authority) {
        return new StorageSettings(database, Credentials.NONE, authority, Capacity.DEFAULT, SYSTEM_CLOCK);
    }
}
