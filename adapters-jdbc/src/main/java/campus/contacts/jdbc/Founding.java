package campus.contacts.jdbc;

import campus.contacts.AddressBook;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.connection.Database;
import campus.contacts.jdbc.migration.SortKeyBackfill;
import campus.contacts.jdbc.migration.WordBackfill;
import campus.contacts.jdbc.objects.JdbcBookHierarchy;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.TextFold;
import campus.contacts.spi.StorageSettings;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Initializes new tables with the authority and the default address book, and completes rows that migrations leave incomplete. */
final class Founding {
    private static final Logger LOG = LoggerFactory.getLogger(Founding.class);

    private final StorageSettings settings;
    private final Database database;

    Founding(StorageSettings settings, Database database) {
        this.settings = settings;
        this.database = database;
    }

    /** Returns the authority; empty when the tables are new. */
    static Optional<String> authority(Handle handle) {
        return SqlFragment.of("select authority from installation")
                .query(handle)
                .mapTo(String.class)
                .findOne();
    }

    /** Returns whether something is left to do in tables of the current version. */
    static boolean isUnfinished(Handle handle) {
        return authority(handle).isEmpty() || SortKeyBackfill.isNeeded(handle) || WordBackfill.isNeeded(handle);
    }

    /** Does what is left; must be called under the migration lock. */
    void finish(Jdbi jdbi) {
        jdbi.useTransaction(this::insertFirstRows);
        jdbi.useTransaction(SortKeyBackfill::run);
        jdbi.useTransaction(this::writeWords);
    }

    private void writeWords(Handle handle) {
        WordBackfill.run(
                handle, database.dialect(), new LocalIds(authority(handle).orElseThrow()));
    }

    private void insertFirstRows(Handle handle) {
        if (authority(handle).isPresent()) {
            return;
        }
        String authority = Optional.ofNullable(settings.authority()).orElse(StorageSettings.DEFAULT_AUTHORITY);
        LocalIds ownIds = new LocalIds(authority);
        LOG.info("founding {} with the authority '{}'", database, authority);
        Instant at = database.dialect().now(handle, settings.clock());
        SqlFragment.of("insert into installation (singleton, authority, history_since) values (1, :authority, :at)")
                .bind("authority", authority)
                .bind("at", ObjectColumns.moment(at))
                .execute(handle);
        SqlFragment.of("""
                insert into address_book (id, version, changed_at, display_name, display_name_sort_key, genus_type, genus_key,
                    is_marked_root, root_since, root_began_with_object)
                values (:id, 1, :at, :name, :sort_key, :genus_type, :genus_key, true, :at, true)""")
                .bind("id", AddressBook.DEFAULT)
                .bind("at", ObjectColumns.moment(at))
                .bind("name", AddressBook.DEFAULT_NAME)
                .bind("sort_key", TextFold.sortKey(AddressBook.DEFAULT_NAME))
                .bind(
                        "genus_type",
                        ObjectKind.ADDRESS_BOOK
                                .defaultGenusType(ownIds.authority())
                                .toString())
                .bind(
                        "genus_key",
                        ObjectKind.ADDRESS_BOOK
                                .defaultGenusType(ownIds.authority())
                                .key())
                .execute(handle);
        SqlFragment.of(JdbcBookHierarchy.ITSELF + "address_book made").execute(handle);
    }
}
