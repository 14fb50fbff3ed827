package campus.contacts.program;

import campus.contacts.rest.admission.HostAddress;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.settings.ConfigurationException;
import campus.contacts.settings.StorageOptions;
import campus.contacts.spi.StorageSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the server (wire contract, section 8); each is also an environment variable. */
final class ServerOptions {
    /** The path segments that are at the root regardless of the base path. */
    private static final Set<String> ROOT_ALONE = Set.of("api", "v1", "health");

    @Mixin
    final StorageOptions store = new StorageOptions();

    @Mixin
    final AccessOptions access = new AccessOptions();

    @Option(
            names = "--read-database",
            paramLabel = "URL",
            description = "A standby of the database, for reads that may be seconds old (default: none).")
    String readDatabase;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "HOST",
            description = "The address to listen on (default: 127.0.0.1).")
    String host;

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "N",
            description = "The port to listen on, 0 for any free one (default: 8080).")
    int port;

    @Option(
            names = "--base-path",
            defaultValue = "/",
            paramLabel = "PATH",
            description = "Where CampusAPI begins, such as /contact (default: /).")
    String basePath;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "What uri, Location and Link start with (default: where it listens).")
    String publicUrl;

    @Option(
            names = "--admin-port",
            paramLabel = "N",
            description = "The port on loopback that shows /metrics (default: none).")
    Integer adminPort;

    @Option(
            names = "--log-format",
            defaultValue = "text",
            paramLabel = "text|json",
            description = "How log lines look (default: text).")
    String logFormat;

    @Option(
            names = "--log-level",
            defaultValue = "info",
            paramLabel = "error|warn|info|debug",
            description = "The least severity that is logged (default: info, which has a line for each request).")
    String logLevel;

    @Option(
            names = "--no-migrate",
            description = "Do not start if the database is new or needs a migration, which the command migrate does.")
    boolean noMigrate;

    @Option(
            names = "--cors-origins",
            split = ",",
            paramLabel = "ORIGIN",
            description = "Origins that may call from a browser (default: none).")
    List<String> corsOrigins = List.of();

    @Option(
            names = "--schemas",
            paramLabel = "DIR",
            description = "A directory with types and records of your own (default: none).")
    Path schemas;

    @Option(
            names = "--value-lists",
            paramLabel = "DIR",
            description = "A directory with value lists of your own (default: none).")
    Path valueLists;

    @Option(names = "--demo", description = "Load a small invented campus into an empty database.")
    boolean demo;

    /** The time after which a stream of changes without an event gets a comment; no option, for tests only. */
    Duration heartbeat = Duration.ofSeconds(15);

    /**
     * Checks the options that depend on each other.
     *
     * @throws ConfigurationException with a one-line message
     */
    void check() {
        ConfigurationException.require(port >= 0 && port <= 65535, "--port must be from 0 to 65535, not " + port);
        ConfigurationException.require(
                adminPort == null || adminPort >= 1 && adminPort <= 65535 && adminPort != port,
                "--admin-port must be from 1 to 65535 and not the port itself, not " + adminPort);
        ConfigurationException.require(
                Set.of("text", "json").contains(logFormat), "--log-format must be text or json, not " + logFormat);
        ConfigurationException.require(
                Set.of("error", "warn", "info", "debug").contains(logLevel),
                "--log-level must be error, warn, info or debug, not " + logLevel);
        ConfigurationException.require(
                basePath.matches("/([A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*)?/?"),
                "--base-path must be a path such as /contact, not " + basePath);
        checkBasePath(List.of(basePath.split("/")));
        ConfigurationException.require(
                publicUrl != null || !HostAddress.isWildcard(host), "--host " + host + " needs --public-url");
        ConfigurationException.require(
                publicUrl == null || isUrl(publicUrl), "--public-url must be an http or https URL, not " + publicUrl);
        for (String origin : corsOrigins) {
            ConfigurationException.require(
                    isUrl(origin) && URI.create(origin).getRawPath().isEmpty(),
                    "--cors-origins must be origins such as https://forms.example.edu, not " + origin);
        }
        ConfigurationException.require(
                schemas == null || Files.isDirectory(schemas), "--schemas " + schemas + " is not a directory");
        access.check(HostAddress.isLoopback(host), host);
    }

    private void checkBasePath(List<String> segments) {
        ConfigurationException.require(
                !segments.contains(".") && !segments.contains(".."),
                "--base-path must be a path that no client shortens, not " + basePath);
        ConfigurationException.require(
                segments.size() < 2 || !ROOT_ALONE.contains(segments.get(1)),
                "--base-path must not be below /api, /v1 or /health, where something else is, not " + basePath);
    }

    /** Returns the settings of the storage. */
    StorageSettings storage(Clock clock) {
        return store.serverSettings(clock)
                .withStandby(readDatabase)
                .with(noMigrate ? StorageSettings.Migration.REFUSED : StorageSettings.Migration.ALLOWED);
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    Set<String> origins() {
        return new LinkedHashSet<>(corsOrigins);
    }

    /** Returns the base path in the form of {@link PublicUrl}. */
    String base() {
        return basePath.endsWith("/") ? basePath.substring(0, basePath.length() - 1) : basePath;
    }

    /** Returns the public URL, without a slash at the end. */
    String url(int listeningPort) {
        if (publicUrl != null) {
            return publicUrl.replaceFirst("/+$", "");
        }
        return "http://" + hostInUrl() + ':' + listeningPort;
    }

    String hostInUrl() {
        return host.contains(":") && !host.startsWith("[") ? '[' + host + ']' : host;
    }
}
