package campus.contacts.erasure;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code erase}, which only has subcommands. */
@Command(name = "erase", description = "Erases what is stored about a person.", sortOptions = false)
public final class EraseCommand implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    /** @throws ParameterException always, since a subcommand is missing */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "missing command: erase person NETID");
    }
}
