package campus.contacts.jdbc.connection;

import campus.contacts.jdbc.sql.Dialect;
import campus.contacts.jdbc.sql.H2Dialect;
import campus.contacts.jdbc.sql.JdbcUrl;
import campus.contacts.jdbc.sql.PostgreSqlDialect;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.StorageSettings.Credentials;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * The location of a database and the means to connect to it.
 *
 * @param name the name in messages
 * @param source of connections, or null: the URL, with user and password
 */
public record Database(String name, Dialect dialect, JdbcUrl url, String user, String password, DataSource source) {
    /** Returns the database of the settings. Their user and password override those of the URL. */
    public static Database of(StorageSettings settings) {
        return of(new JdbcUrl(settings.database()), settings.credentials());
    }

    /**
     * Returns the database of a source of connections, which has its own settings.
     *
     * @throws SQLException when it cannot be reached
     */
    public static Database of(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            JdbcUrl url = new JdbcUrl(connection.getMetaData().getURL());
            if (url.isH2()) {
                makeDurable(connection);
            }
            Dialect dialect = url.isH2() ? new H2Dialect(url) : new PostgreSqlDialect();
            return new Database(url.toString(), dialect, url, null, null, source);
        }
    }

    /** Writes each commit at once: by default a crash loses those of the last half second. */
    private static void makeDurable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set write_delay 0");
        }
    }

    /** Returns the standby, with short time-outs, since the primary can serve its reads. */
    public static Database standbyOf(StorageSettings settings) {
        JdbcUrl url = new JdbcUrl(settings.standby());
        return of(
                url.orElse("targetServerType", "any")
                        .orElse("connectTimeout", "2")
                        .orElse("socketTimeout", "10"),
                settings.credentials());
    }

    private static Database of(JdbcUrl given, Credentials credentials) {
        JdbcUrl url = given;
        Dialect dialect = url.isH2() ? new H2Dialect(url) : new PostgreSqlDialect();
        String user = credentials.user();
        String password = credentials.password();
        if (user != null) {
            url = url.without("user");
        } else if (url.isH2() && !url.has("user")) {
            user = "sa";
        }
        if (password != null) {
            url = url.without("password");
        } else if (url.isH2() && !url.has("password")) {
            password = "";
        }
        return new Database(url.toString(), dialect, dialect.withDefaults(url), user, password, null);
    }

    /** Returns the same servers without the requirement of being the primary. */
    public Database withAnyServerType() {
        JdbcUrl any = url.without("targetServerType").orElse("targetServerType", "any");
        return new Database(name, dialect, any, user, password, source);
    }

    /**
     * Returns an H2 database next to this one, whose file name has this suffix; its name in messages is that of this one. It closes with
     * its last connection, even if this one has a {@code DB_CLOSE_DELAY}.
     */
    public Database withFileSuffix(String suffix) {
        String[] parts = url.without("DB_CLOSE_DELAY").text().split("(?=;)", 2);
        JdbcUrl other = new JdbcUrl(parts[0] + suffix + (parts.length == 1 ? "" : parts[1]));
        return new Database(name, new H2Dialect(other), other, user, password, null);
    }

    public Connection connect() throws SQLException {
        if (source != null) {
            return source.getConnection();
        }
        Properties credentials = new Properties();
        if (user != null) {
            credentials.setProperty("user", user);
        }
        if (password != null) {
            credentials.setProperty("password", password);
        }
        return DriverManager.getConnection(url.text(), credentials);
    }

    /**
     * Creates or migrates the tables.
     *
     * @param schema the schema of the tables, regardless of the user's search path
     */
    public void migrate(String schema) {
        FluentConfiguration migration = Flyway.configure();
        (source == null ? migration.dataSource(url.text(), user, password) : migration.dataSource(source))
                .initSql(dialect.migrationInitSql(schema))
                .locations(dialect.migrations().stream()
                        .map(folder -> "classpath:" + folder)
                        .toArray(String[]::new))
                .failOnMissingLocations(false)
                .loggers("slf4j")
                .load()
                .migrate();
    }

    /**
     * Returns a new connection pool.
     *
     * @param greeting the SQL to run on every new connection; null when there is none
     * @param wait how long to wait for a connection
     */
    public HikariDataSource pool(String poolName, int connections, String greeting, Duration wait) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(poolName);
        if (source == null) {
            config.setJdbcUrl(url.text());
            config.setUsername(user);
            config.setPassword(password);
        } else {
            config.setDataSource(source);
        }
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(wait.toMillis());
        config.setConnectionInitSql(greeting);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    public Jdbi jdbi(HikariDataSource pool) {
        Jdbi jdbi = Jdbi.create(pool);
        jdbi.registerArrayType(Long.class, "bigint");
        jdbi.registerArrayType(String.class, "varchar");
        // one map of values serves all statements of an insertion, and no statement is a template
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true).setTemplateEngine((TemplateEngine.Parsing)
                (statement, config) -> {
                    String qualified = dialect.qualified(statement);
                    return Optional.of(context -> qualified);
                });
        // exceptions of Jdbi are logged with their message, which would include the values of a statement
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    boolean isGoneWhenClosed() {
        return url.text().startsWith(JdbcUrl.H2 + "mem:");
    }

    /** Returns the name, which contains no secrets. */
    @Override
    public String toString() {
        return name;
    }
}
