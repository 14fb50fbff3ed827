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

/** Sends requests as fast as they are answered. */
record Wrk(Path directory) {
    /**
     * What came of it.
     *
     * @param p50 milliseconds in which half of the requests were answered
     * @param p99 milliseconds in which 99 of 100 were
     */
    record Result(long requests, double perSecond, double p50, double p99, long failed) {}

    /**
     * Requests of one kind.
     *
     * @param targets paths with queries, to be taken in turn
     * @param extra headers, and {@code body}
     */
    record Requests(String method, List<String> targets, Map<String, String> extra) {}

    /** @param connections on which so many requests are always under way */
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
