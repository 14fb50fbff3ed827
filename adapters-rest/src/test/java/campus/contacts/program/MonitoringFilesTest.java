package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.auth.Conversation;
import campus.contacts.rest.fixture.Started;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the files for Prometheus, Grafana and Caddy in {@code deploy/} against a server, and with the tools that Debian has. */
class MonitoringFilesTest {
    private static final String DEPLOY = "adapters-rest/deploy/";

    /** The names with an underscore outside of quotes, without variables of Grafana. */
    private static final Pattern NAME = Pattern.compile("(?<![$_a-z])[a-z]+(?:_[a-z]+)+");

    @Test
    void every_metric_in_the_dashboard_and_the_alert_rules_exists() throws IOException {
        Set<String> known = served();
        JsonNode dashboard = new ObjectMapper().readTree(Readme.file(DEPLOY + "grafana.json"));
        JsonNode alerts = new ObjectMapper(new YAMLFactory()).readTree(Readme.file(DEPLOY + "alerts.yml"));
        assertThat(metrics(dashboard)).hasSizeGreaterThan(10).isSubsetOf(known);
        assertThat(metrics(alerts)).hasSizeGreaterThan(5).isSubsetOf(known);
    }

    private static Set<String> metrics(JsonNode document) {
        Set<String> names = new TreeSet<>();
        List<String> expressions = new ArrayList<>(document.findValuesAsText("expr"));
        assertThat(expressions).isNotEmpty();
        for (String expression : expressions) {
            NAME.matcher(expression.replaceAll("\"[^\"]*\"", ""))
                    .results()
                    .map(MatchResult::group)
                    .forEach(names::add);
        }
        return names;
    }

    /** Returns the names of all metrics of a server with a standby, which need not be there. */
    private static Set<String> served() throws IOException {
        int port = ForeignServer.freePort();
        List<String> options = new ArrayList<>(Started.postgres());
        options.addAll(List.of("--admin-port", Integer.toString(port)));
        options.addAll(
                List.of("--read-database", "jdbc:postgresql://127.0.0.1:" + ForeignServer.freePort() + "/standby"));
        try (Started service = Started.with(options.toArray(String[]::new))) {
            Conversation.to(service.url()).make("/addresses");
            // the pauses of the garbage collection are measured from the first one on
            System.gc();
            String metrics =
                    Conversation.to("http://127.0.0.1:" + port).get("/metrics").body();
            Set<String> names = new HashSet<>();
            metrics.lines().filter(line -> !line.startsWith("#")).forEach(line -> names.add(line.split("[{ ]")[0]));
            return names;
        }
    }

    @Test
    void prometheus_accepts_its_configuration_with_the_alert_rules() throws IOException, InterruptedException {
        MachineAssumptions.requireCommands("promtool");
        String file = Readme.ROOT.resolve(DEPLOY + "prometheus.yml").toString();
        assertAccepts("promtool", "check", "config", file);
    }

    @Test
    void each_alert_fires_for_its_fault(@TempDir Path directory) throws IOException, InterruptedException {
        MachineAssumptions.requireCommands("promtool");
        String rules = Readme.file(DEPLOY + "alerts.yml");
        String tests = Readme.file("adapters-rest/src/test/resources/alerts.test.yml");
        assertThat(names("- alert: (\\w+)", rules)).hasSizeGreaterThan(5).isEqualTo(names("alertname: (\\w+)", tests));
        Files.writeString(directory.resolve("alerts.yml"), rules);
        Path file = Files.writeString(directory.resolve("alerts.test.yml"), tests);
        assertAccepts("promtool", "test", "rules", file.toString());
        String job = "campus-contacts";
        assertThat(rules).contains("up{job=\"" + job + "\"}");
        assertThat(Readme.file(DEPLOY + "prometheus.yml")).contains("job_name: " + job + '\n');
    }

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void caddy_accepts_its_configuration() throws IOException, InterruptedException {
        MachineAssumptions.requireCommands("caddy");
        String file = Readme.ROOT.resolve(DEPLOY + "Caddyfile").toString();
        assertAccepts("caddy", "validate", "--adapter", "caddyfile", "--config", file);
    }

    private static void assertAccepts(String... command) throws IOException, InterruptedException {
        Process linter = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(linter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(linter.waitFor()).as(Arrays.toString(command) + said).isZero();
    }
}
