package campus.contacts.program;

import campus.contacts.auth.AuthenticationSettings;
import campus.contacts.auth.TokenSigner;
import campus.contacts.settings.CommandConsole;
import campus.contacts.settings.ConfigurationException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code token}: prints a token for tests. */
@Command(
        name = "token",
        description = "Prints a token signed with a secret, for trying things out.",
        sortOptions = false)
final class TokenCommand implements Runnable {
    @Option(names = "--jwt-secret-file", required = true, paramLabel = "FILE", description = "The secret to sign with.")
    private Path secret;

    @Option(names = "--subject", required = true, paramLabel = "TEXT", description = "Whom the token names.")
    private String subject;

    @Option(names = "--scope", defaultValue = "", paramLabel = "TEXT", description = "Scopes, separated by spaces.")
    private String scope;

    @Option(
            names = "--ttl",
            defaultValue = "1h",
            paramLabel = "TIME",
            description = "How long it holds, such as 90s, 15m, 3h or 2d (default: 1h).")
    private String timeToLive;

    @Option(names = "--jwt-issuer", paramLabel = "TEXT", description = "The issuer to name.")
    private String issuer;

    @Option(names = "--jwt-audience", split = ",", paramLabel = "TEXT", description = "The audience to name.")
    private List<String> audiences = List.of();

    @Mixin
    private final CommandConsole console = new CommandConsole();

    private final Clock clock;

    TokenCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void run() {
        ConfigurationException.require(!subject.isBlank(), "--subject must name somebody");
        console.print(TokenSigner.sign(
                secret,
                subject,
                scope,
                duration(timeToLive),
                new AuthenticationSettings.Claims(issuer, audiences),
                clock));
    }

    private static Duration duration(String text) {
        ConfigurationException.require(
                text.matches("[1-9][0-9]{0,8}[smhd]"), "--ttl must be a number and s, m, h or d, not " + text);
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(number);
            case 'm' -> Duration.ofMinutes(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
