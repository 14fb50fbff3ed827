package campus.contacts.program;

import campus.contacts.settings.CommandConsole;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command {@code man}: prints the manual page, made from the options. */
@Command(name = "man", description = "Prints the manual page, in the format of man(7).", sortOptions = false)
final class ManualCommand implements Runnable {
    @Mixin
    private final CommandConsole console = new CommandConsole();

    @Override
    public void run() {
        console.print(page(console.command().getCommandSpec().root()));
    }

    private static String page(CommandSpec root) {
        StringBuilder page = new StringBuilder();
        page.append(".TH ")
                .append(root.name().toUpperCase(Locale.ROOT))
                .append(" 1 \"\" \"campus-contacts ")
                .append(Main.version())
                .append("\"\n.SH NAME\n")
                .append(root.name())
                .append(" \\- ")
                .append(escaped(text(root).replaceFirst("\\.$", "")))
                .append("\n.SH SYNOPSIS\n.B ")
                .append(root.name())
                .append("\n[\\fIcommand\\fR] [\\fIoption\\fR ...]\n.SH DESCRIPTION\n")
                .append(escaped(text(root)))
                .append("\nWithout a command the server is started. Each option is also an environment variable: ")
                .append("\\-\\-public\\-url is CONTACTS_PUBLIC_URL.\n.SH OPTIONS\n");
        options(root, page);
        page.append(".SH COMMANDS\n");
        commands(root, page);
        page.append(".SH EXIT STATUS\n0 after success, 1 after a failure, 2 when an option is wrong.");
        return page.toString();
    }

    private static void commands(CommandSpec above, StringBuilder page) {
        for (CommandLine line : above.subcommands().values()) {
            CommandSpec command = line.getCommandSpec();
            page.append(".SS ").append(escaped(command.qualifiedName(" "))).append('\n');
            page.append(escaped(text(command))).append('\n');
            command.positionalParameters()
                    .forEach(parameter -> entry(parameter.paramLabel(), parameter.description(), page));
            options(command, page);
            commands(command, page);
        }
    }

    private static void options(CommandSpec command, StringBuilder page) {
        for (OptionSpec option : command.options()) {
            String names = String.join(", ", option.names());
            boolean isFlag = option.arity().max() == 0;
            entry(isFlag ? names : names + ' ' + option.paramLabel(), option.description(), page);
        }
    }

    private static void entry(String name, String[] description, StringBuilder page) {
        page.append(".TP\n\\fB")
                .append(escaped(name))
                .append("\\fR\n")
                .append(escaped(String.join(" ", description)))
                .append('\n');
    }

    private static String text(CommandSpec command) {
        return String.join(" ", List.of(command.usageMessage().description()));
    }

    /** Returns text in which nothing is a request or an escape of roff. */
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
