package campus.contacts.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends requests with wrk, each as soon as the previous one on the connection is answered. */
record Wrk(Path directory) {
    /**
     * The result of a run.
     *
     * @param p50 the median response time in milliseconds
     * @param p99 the 99th percentile of the response time in milliseconds
     */
    record Result(long requests, double perSecond, double p50, double p99, long failed) {}

    /**
     * Requests of one kind.
     *
     * @param targets paths with queries, used in turn
     * @param extra headers, and {@code body}
     */
    record Requests(String method, List<String> targets, Map<String, String> extra) {}

    /** @param connections the number of connections, each with one request in progress */
    Result run(String url, Requests requests, int connections, int seconds) throws IOException, InterruptedException {
        Path targets = Files.write(directory.resolve("targets"), requests.targets());
        List<String> command =
                new ArrayList<>(List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--latency"));
        command.addAll(List.of("-s", Program.bench().resolve("requests.lua").toString(), url, "--"));
        command.addAll(List.of(requests.method(), targets.toString()));
        requests.extra().forEach((name, value) -> command.addAll(List.of(name, value)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int result = said.indexOf("RESULT ");
        if (process.waitFor() != 0 || result < 0) {
            throw new IllegalStateException("wrk failed: " + said);
        }
        JsonNode read = new ObjectMapper().readTree(said.substring(result + "RESULT ".length()));
        return new Result(
                read.get("requests").asLong(),
                read.get("requests").asLong() * 1e6 / read.get("micros").asLong(),
                read.get("p50").asLong() / 1000.0,
                read.get("p99").asLong() / 1000.0,
                read.get("failed").asLong());
    }
}
