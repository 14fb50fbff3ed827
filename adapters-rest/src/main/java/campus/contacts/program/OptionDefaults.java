package campus.contacts.program;

import campus.contacts.files.TextFile;
import campus.contacts.settings.ConfigurationException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The values of options that the command line does not give: those of the environment, and after them those of the file that {@code
 * --config} names. The file is in the format of Java properties, with the options' names without dashes before them, such as {@code
 * public-url=https://contacts.example.edu}.
 */
final class OptionDefaults implements IDefaultValueProvider {
    static final String CONFIG = "--config";

    private static final Pattern OPTION = Pattern.compile("--[a-z]+(?:-[a-z]+)*");

    private final UnaryOperator<String> environment;
    private final Map<String, String> file = new HashMap<>();
    private String fileName = "";

    /** @param environment returns the value of an environment variable, or null */
    OptionDefaults(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /**
     * Reads the configuration file that the command line or the environment names, if any.
     *
     * @param known the names that may be in the file: those of the options of any command
     * @throws ConfigurationException when the file cannot be read, or names something else than an option
     */
    void readFile(String[] arguments, CommandLine known) {
        String named = fileNamedBy(Arrays.asList(arguments));
        if (named == null) {
            named = environment.apply(variable(CONFIG));
        }
        if (named == null) {
            return;
        }
        Set<String> names = new TreeSet<>();
        addNames(known, names);
        names.removeAll(Set.of("config", "help", "version"));
        TextFile text = TextFile.read(CONFIG, path(named), ConfigurationException::new);
        fileName = named;
        for (Map.Entry<String, String> value : properties(text).entrySet()) {
            if (!names.contains(value.getKey())) {
                throw new ConfigurationException(text.problem("unknown option " + value.getKey()
                                + SimilarName.suggestion(names.stream(), value.getKey()))
                        .getMessage());
            }
            file.put("--" + value.getKey(), value.getValue());
        }
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (java.nio.file.InvalidPathException impossible) {
            throw new ConfigurationException(CONFIG + " is not the name of a file: " + impossible.getReason());
        }
    }

    /** Returns the last value of {@code --config}; null without one. It is needed before the other arguments are parsed. */
    private static String fileNamedBy(List<String> arguments) {
        String named = null;
        for (Iterator<String> each = arguments.iterator(); each.hasNext(); ) {
            String argument = each.next();
            if (argument.startsWith(CONFIG + '=')) {
                named = argument.substring(CONFIG.length() + 1);
            } else if (argument.equals(CONFIG) && each.hasNext()) {
                named = each.next();
            }
        }
        return named;
    }

    private static void addNames(CommandLine line, Set<String> names) {
        line.getCommandSpec().options().forEach(option -> names.add(name(option)));
        line.getSubcommands().values().forEach(command -> addNames(command, names));
    }

    private static String name(OptionSpec option) {
        return option.longestName().substring(2);
    }

    private static Map<String, String> properties(TextFile text) {
        Map<String, String> values = new HashMap<>();
        Properties reading = new Properties() {
            @Override
            public synchronized Object put(Object name, Object value) {
                if (values.put((String) name, ((String) value).strip()) != null) {
                    throw text.problem("option " + name + " is there twice");
                }
                return null;
            }
        };
        try {
            reading.load(new StringReader(text.text()));
        } catch (IOException | IllegalArgumentException malformed) {
            throw text.problem("malformed escape sequence");
        }
        return values;
    }

    private static String variable(String option) {
        return "CONTACTS_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        return value(option.longestName());
    }

    private String value(String option) {
        String value = environment.apply(variable(option));
        return value == null ? file.get(option) : value;
    }

    /**
     * Returns the end of a message about invalid options that tells where those have their values from, other than the command line; empty
     * when the command line gives them. A message that names no option is about those whose values it repeats, numbers and short words
     * excepted, which may be in it by chance.
     */
    String origins(String message, CommandLine known, String... arguments) {
        Set<String> names = new TreeSet<>();
        addNames(known, names);
        Map<String, String> defaults = new TreeMap<>();
        for (String name : names) {
            String option = "--" + name;
            String value = value(option);
            if (value != null && Stream.of(arguments).noneMatch(each -> each.split("=", 2)[0].equals(option))) {
                defaults.put(option, value);
            }
        }
        Set<String> named =
                OPTION.matcher(message).results().map(MatchResult::group).collect(Collectors.toSet());
        return defaults.entrySet().stream()
                .filter(each -> named.isEmpty()
                        ? each.getValue().matches("(?s).*\\D.{3}.*") && message.contains(each.getValue())
                        : named.contains(each.getKey()))
                .map(each -> "; " + each.getKey() + " is from " + origin(each.getKey()))
                .collect(Collectors.joining());
    }

    private String origin(String option) {
        return environment.apply(variable(option)) == null ? fileName : "the environment variable " + variable(option);
    }
}
