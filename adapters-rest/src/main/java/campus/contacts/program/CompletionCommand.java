package campus.contacts.program;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code completion}: prints a script that completes commands and options in a shell. */
@Command(
        name = "completion",
        description = "Prints a script for bash and zsh that completes the commands and options of campus-contacts, "
                + "the name of a script or alias that starts the program.",
        sortOptions = false)
final class CompletionCommand implements Runnable {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
        out.flush();
    }
}
