package campus.contacts.program;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;

import campus.contacts.backup.ExportCommand;
import campus.contacts.backup.ImportCommand;
import campus.contacts.contactimport.ImportContactsCommand;
import campus.contacts.erasure.EraseCommand;
import campus.contacts.erasure.ErasePersonCommand;
import campus.contacts.files.TextFile;
import campus.contacts.osid.Refusal;
import campus.contacts.peopleimport.ImportPeopleCommand;
import campus.contacts.settings.ConfigurationException;
import campus.contacts.spi.StorageUnavailableException;
import campus.contacts.transfer.FileArgument;
import campus.contacts.transfer.TransferException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point of the program. */
@Command(
        name = "campus-contacts",
        description = "Serves the CampusAPI Contact Services.",
        mixinStandardHelpOptions = false,
        subcommands = CommandLine.HelpCommand.class,
        versionProvider = Main.Version.class,
        sortOptions = false,
        footer =
                "%nCOMMAND --help tells more of each. Every option is also an environment variable: --public-url is CONTACTS_PUBLIC_URL.")
public final class Main implements Runnable {
    private static final int FAILED = 1;
    private static final int WRONG_OPTION = 2;
    /**
     * The longest shutdown. Running requests get 20 seconds; a database that does not respond must not block the shutdown until the
     * process is killed.
     */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(25);

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    private boolean help;

    @CommandLine.Option(names = "--version", versionHelp = true, description = "Show the version and end.")
    private boolean showsVersion;

    private Main() {}

    public static void main(String[] arguments) {
        int status = run(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(String[] arguments) {
        OptionDefaults defaults = new OptionDefaults(System.getenv()::get);
        return run(commandLine(new Main(), defaults), defaults, arguments);
    }

    /** Runs a command without reading the environment, for tests; returns the exit status. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return run(name -> null, out, err, arguments);
    }

    /** Runs a command with an environment of its own, for tests; returns the exit status. */
    static int run(UnaryOperator<String> environment, PrintWriter out, PrintWriter err, String... arguments) {
        OptionDefaults defaults = new OptionDefaults(environment);
        return run(commandLine(new Main(), defaults).setOut(out).setErr(err), defaults, arguments);
    }

    private static int run(CommandLine line, OptionDefaults defaults, String[] arguments) {
        line.setParameterExceptionHandler((wrong, given) -> {
            String message = wrong.getMessage() + suggestion(wrong);
            return complain(line, message + defaults.origins(message, line, arguments), WRONG_OPTION);
        });
        line.setExecutionExceptionHandler((failed, given, result) -> {
            if (failed instanceof ConfigurationException || failed instanceof Refusal) {
                String message = firstLine(failed.getMessage());
                return complain(line, message + defaults.origins(message, line, arguments), WRONG_OPTION);
            }
            return failure(line, failed);
        });
        try {
            defaults.readFile(arguments, line);
        } catch (ConfigurationException wrong) {
            return complain(line, wrong.getMessage(), WRONG_OPTION);
        }
        return line.execute(arguments);
    }

    /** Returns all commands with their options. */
    static CommandLine commandLine() {
        return commandLine(new Main(), new OptionDefaults(name -> null));
    }

    private static CommandLine commandLine(Main main, OptionDefaults defaults) {
        CommandLine line = new CommandLine(main);
        line.addSubcommand(new TokenCommand(Clock.systemUTC()));
        line.addSubcommand(new ExportCommand(Clock.systemUTC()));
        line.addSubcommand(new CommandLine(new ImportCommand(Clock.systemUTC()))
                .addSubcommand(new ImportPeopleCommand(Clock.systemUTC()))
                .addSubcommand(new ImportContactsCommand(Clock.systemUTC())));
        line.addSubcommand(
                new CommandLine(new EraseCommand()).addSubcommand(new ErasePersonCommand(Clock.systemUTC())));
        line.registerConverter(FileArgument.class, FileArgument::of);
        line.registerConverter(Path.class, FileArgument::path);
        line.addSubcommand(new CheckCommand(Clock.systemUTC()));
        line.addSubcommand(new MigrateCommand(Clock.systemUTC()));
        line.addSubcommand(new CompactCommand(Clock.systemUTC()));
        line.addSubcommand(new CompletionCommand());
        line.addSubcommand(new ManualCommand());
        addConfig(line);
        // A database user may be called like a command.
        line.setAllowSubcommandsAsOptionParameters(true);
        line.setDefaultValueProvider(defaults);
        line.getHelpSectionMap().put(SECTION_KEY_COMMAND_LIST, shown -> commands(line));
        line.setExecutionStrategy(Main::execute);
        return line;
    }

    /** Returns the option or command that is spelled most like an unknown one. */
    private static String suggestion(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        String unknown = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        CommandLine at = wrong.getCommandLine();
        Stream<String> known = Stream.concat(
                at.getCommandSpec().optionsMap().keySet().stream(), at.getSubcommands().keySet().stream());
        return SimilarName.suggestion(known, unknown);
    }

    /** Adds the option that names a file of further options to every command that has options. */
    private static void addConfig(CommandLine line) {
        if (!(line.getCommand() instanceof CommandLine.HelpCommand)) {
            line.getCommandSpec()
                    .addOption(OptionSpec.builder(OptionDefaults.CONFIG)
                            .paramLabel("FILE")
                            .type(Path.class)
                            .description(
                                    "A file of options, one NAME=VALUE a line; the command line and the environment override it.")
                            .build());
        }
        line.getSubcommands().values().forEach(Main::addConfig);
    }

    /** Runs the command. Options before the last command word are rejected, since they would be ignored silently. */
    private static int execute(ParseResult given) {
        for (ParseResult at = given; at.hasSubcommand(); at = at.subcommand()) {
            ParseResult before = at;
            at.matchedOptions().stream()
                    .filter(option -> !option.usageHelp() && !option.versionHelp())
                    .findFirst()
                    .ifPresent(option -> {
                        throw new ParameterException(
                                before.commandSpec().commandLine(),
                                "option '" + option.longestName() + "' must come after '"
                                        + before.subcommand().commandSpec().name() + "'");
                    });
        }
        return new CommandLine.RunLast().execute(given);
    }

    /** Returns the usage of each command with its options, and of its subcommands. */
    private static String commands(CommandLine line) {
        return line.getSubcommands().values().stream()
                .map(command -> command.getHelp().synopsis(0) + commands(command))
                .collect(Collectors.joining());
    }

    /**
     * Reads options without reading the environment.
     *
     * @throws ParameterException when an option is invalid
     */
    static ServerOptions parse(String... arguments) {
        Main main = new Main();
        OptionDefaults defaults = new OptionDefaults(name -> null);
        CommandLine line = commandLine(main, defaults);
        defaults.readFile(arguments, line);
        line.parseArgs(arguments);
        return main.options;
    }

    @Override
    public void run() {
        options.check();
        if (options.logFormat.equals("json")) {
            System.setProperty("logback.configurationFile", "logback-json.xml");
        }
        System.setProperty("campus.contacts.log-level", options.logLevel);
        System.setProperty(
                "campus.contacts.log-level.others", options.logLevel.equals("debug") ? "info" : options.logLevel);
        Server server = Server.start(options);
        LoggerFactory.getLogger(Main.class)
                .info(
                        "campus-contacts {} on Java {} serves {} with --auth {} at {}",
                        version(),
                        Runtime.version(),
                        server.database(),
                        options.access.auth,
                        server.url());
        server.warnings().forEach(LoggerFactory.getLogger(Main.class)::warn);
        ReloadSignal.handle(server::reloadPolicy);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
        PrintStream out = System.out;
        out.println("ready " + server.listening());
        out.flush();
    }

    /** Tells the version of the program and of Java. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"campus-contacts " + version() + " on Java " + Runtime.version()};
        }
    }

    static String version() {
        return Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "(no version)");
    }

    /**
     * Stops the server and ends the process with 0: a requested shutdown is no failure, but the JVM would end with 143 on SIGTERM. A
     * request that is cut off was not acknowledged, and an unfinished task runs after the next start.
     */
    private static void stop(Server server) {
        Thread closing = new Thread(
                () -> {
                    server.drain();
                    server.close();
                },
                "close");
        closing.start();
        try {
            closing.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    private static int failure(CommandLine line, Exception failed) {
        if (failed instanceof StorageUnavailableException
                || failed instanceof TransferException
                || failed instanceof Server.CannotListen) {
            return complain(line, failed.getMessage(), FAILED);
        }
        return complain(line, "cannot start: " + failed, FAILED);
    }

    private static int complain(CommandLine line, String message, int status) {
        line.getErr().println("campus-contacts: " + TextFile.oneLine(firstLine(message)));
        line.getErr().flush();
        return status;
    }

    private static String firstLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
