package campus.contacts.settings;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --help} of a command, and what the command prints. */
public final class CommandConsole {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    private boolean help;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Returns the command that prints here. */
    public CommandLine command() {
        return command.commandLine();
    }

    /** Prints a line of the result. */
    public void print(String line) {
        print(command().getOut(), line);
    }

    /** Prints a line about the progress or a problem. */
    public void say(String line) {
        print(command().getErr(), line);
    }

    private static void print(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
