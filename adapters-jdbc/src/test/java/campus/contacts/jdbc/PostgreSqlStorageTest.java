package campus.contacts.jdbc;

import campus.contacts.spi.Storage;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.contract.StorageContract;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;

/**
 * Runs the storage contract in a database with user-defined functions that fit the arguments of statements better than PostgreSQL's own.
 */
class PostgreSqlStorageTest implements StorageContract {
    private static StorageSettings settings;

    @BeforeAll
    static void newDatabase() {
        settings = Databases.postgreSql();
        Databases.open(settings).close();
        Databases.execute(settings.database(), """
                create function nextval(text) returns bigint language plpgsql as 'begin raise ''nextval''; end';
                create function lower(varchar) returns varchar language plpgsql as 'begin raise ''lower''; end';
                create function left(varchar, integer) returns varchar language plpgsql as 'begin raise ''left''; end';
                create function unnest(varchar[]) returns setof varchar language plpgsql as 'begin raise ''unnest''; end';
                create function unnest(bigint[]) returns setof bigint language plpgsql as 'begin raise ''unnest''; end';
                create function generate_series(integer, bigint) returns setof bigint
                    language plpgsql as 'begin raise ''generate_series''; end'""");
    }

    @Override
    public Storage openStorage(UnaryOperator<StorageSettings> options) {
        Databases.empty(settings);
        return Databases.open(options.apply(settings));
    }

    /** The clock is the server's: what is recorded moves instead. */
    @Override
    public Clockwork openWithClock() {
        return new Clockwork(openStorage(), by -> Databases.moveRecorded(settings, by.negated()));
    }
}
