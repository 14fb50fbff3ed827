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
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * The location of a database and the means to connect to it.
 *
 * @param name the name in messages
 */
public record Database(String name, Dialect dialect, JdbcUrl url, String user, String password) {
    /** Returns the database of the settings. Their user and password override those of the URL. */
    public static Database of(StorageSettings settings) {
        return of(new JdbcUrl(settings.database()), settings.credentials());
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
        return new Database(url.toString(), dialect, dialect.withDefaults(url), user, password);
    }

    /** Returns the same servers without the requirement of being the primary. */
    public Database withAnyServerType() {
        JdbcUrl any = url.without("targetServerType").orElse("targetServerType", "any");
        return new Database(name, dialect, any, user, password);
    }

    /**
     * Returns an H2 database next to this one, whose file name has this suffix; its name in messages is that of this one. It closes with
     * its last connection, even if this one has a {@code DB_CLOSE_DELAY}.
     */
    public Database withFileSuffix(String suffix) {
        String[] parts = url.without("DB_CLOSE_DELAY").text().split("(?=;)", 2);
        JdbcUrl other = new JdbcUrl(parts[0] + suffix + (parts.length == 1 ? "" : parts[1]));
        return new Database(name, new H2Dialect(other), other, user, password);
    }

    public Connection connect() throws SQLException {
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
        Flyway.configure()
                .dataSource(url.text(), user, password)
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
        config.setJdbcUrl(url.text());
        config.setUsername(user);
        config.setPassword(password);
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
