package campus.contacts.erasure;

import campus.contacts.settings.CommandConsole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** The command {@code erase}, which only has subcommands. */
@Command(name = "erase", description = "Erases what is stored about a person.", sortOptions = false)
public final class EraseCommand implements Runnable {
    @Mixin
    private final CommandConsole console = new CommandConsole();

    /** @throws ParameterException always, since a subcommand is missing */
    @Override
    public void run() {
        throw new ParameterException(console.command(), "missing command: erase person NETID");
    }
}
