package campus.contacts.program;

import campus.contacts.settings.CommandConsole;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** The command {@code completion}: prints a script that completes commands and options in a shell. */
@Command(
        name = "completion",
        description = "Prints a script for bash and zsh that completes the commands and options of campus-contacts, "
                + "the name of a script or alias that starts the program.",
        sortOptions = false)
final class CompletionCommand implements Runnable {
    @Mixin
    private final CommandConsole console = new CommandConsole();

    @Override
    public void run() {
        CommandSpec root = console.command().getCommandSpec().root();
        console.print(AutoComplete.bash(root.name(), root.commandLine()));
    }
}
