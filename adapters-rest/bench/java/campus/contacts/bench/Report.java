package campus.contacts.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.util.Locale;

/** Writes the results: as a table while they arrive, and as JSON for comparing runs. */
final class Report {
    private static final String HEAD = """
            | database | work | requests/s | p50, p99 ms | CPU µs | MiB | baseline | requests/s | p50, p99 ms | CPU µs | MiB | ratio \
            | by CPU | wanted | |
            |---|---|---:|---:|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|---|""";
    private static final String NO_SIDE = " | | |";

    private final ObjectNode whole = new ObjectMapper().createObjectNode();
    private final ArrayNode rows;

    Report(SampleCampus campus) {
        whole.put("contacts", campus.contacts());
        whole.put("processors", Runtime.getRuntime().availableProcessors());
        whole.put("java", System.getProperty("java.version"));
        rows = whole.putArray("rows");
        System.out.println(HEAD);
    }

    /**
     * Adds a comparison.
     *
     * @param baseline the name of the second side
     * @param least the least ratio that meets the target
     * @param greatest the greatest ratio that meets the target
     */
    void add(String database, String work, String baseline, Contest.Outcome outcome, double least, double greatest) {
        double ratio = outcome.ratio();
        double cpuRatio = outcome.cpuRatio();
        boolean met = ratio >= least && ratio <= greatest && cpuRatio >= least && cpuRatio <= greatest;
        long failed = outcome.first().failed() + outcome.second().failed();
        String remark = failed > 0 ? failed + " FAILED" : met ? "" : "missed";
        String wanted = greatest < Double.MAX_VALUE ? number(least) + " to " + number(greatest) : number(least);
        print(
                database,
                work,
                side(outcome.first()),
                baseline,
                side(outcome.second()),
                number(ratio),
                number(outcome.cpuRatio()),
                wanted,
                remark);
        ObjectNode row = row(database, work, met)
                .put("baseline", baseline)
                .put("ratio", ratio)
                .put("failed", failed);
        row.put("cpuRatio", outcome.cpuRatio());
        put(row.putObject("first"), outcome.first());
        put(row.putObject("second"), outcome.second());
    }

    /** Adds response times with the greatest 99th percentile that meets the target. */
    void add(String database, String work, Contest.Score score, double greatest) {
        boolean met = score.p99() <= greatest && score.perSecond() > 0 && score.failed() == 0;
        String wanted = "p99 at most " + number(greatest) + " ms";
        print(database, work, side(score), "", NO_SIDE, "", "", wanted, met ? "" : "missed");
        put(row(database, work, met).putObject("first"), score);
    }

    /** Adds a measurement without a baseline. */
    void add(String database, String work, Contest.Score score) {
        print(
                database,
                work,
                side(score),
                "",
                NO_SIDE,
                "",
                "",
                "",
                score.failed() > 0 ? score.failed() + " FAILED" : "");
        put(row(database, work, score.failed() == 0).putObject("first"), score);
    }

    /** Adds a duration with its limit. */
    void add(String database, String work, double millis, double greatest) {
        boolean met = millis <= greatest;
        String wanted = "at most " + number(greatest) + " ms";
        print(database, work, number(millis) + " ms" + NO_SIDE, "", NO_SIDE, "", "", wanted, met ? "" : "missed");
        row(database, work, met).put("millis", millis);
    }

    /** Adds a rate with the least that meets the target. */
    void addRate(String database, String work, double perSecond, double least) {
        boolean met = perSecond >= least;
        String rate = String.format(Locale.ROOT, "%,.0f", perSecond);
        String wanted = String.format(Locale.ROOT, "at least %,.0f", least);
        print(database, work, rate + NO_SIDE, "", NO_SIDE, "", "", wanted, met ? "" : "missed");
        row(database, work, met).put("perSecond", perSecond);
    }

    /** @param reason why the work was not measured */
    void leftOut(String database, String work, String reason) {
        print(database, work, NO_SIDE, "", NO_SIDE, "", "", "", "left out: " + reason);
        row(database, work, false).put("leftOut", reason);
    }

    void write(File file) throws IOException {
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file, whole);
    }

    private ObjectNode row(String database, String work, boolean met) {
        return rows.addObject().put("database", database).put("work", work).put("met", met);
    }

    private static void put(ObjectNode node, Contest.Score score) {
        node.put("perSecond", score.perSecond()).put("p50", score.p50()).put("p99", score.p99());
        node.put("cpuMicros", score.cpuMicros()).put("residentMegabytes", score.megabytes());
    }

    private static void print(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    private static String side(Contest.Score score) {
        return String.format(
                Locale.ROOT,
                "%,.0f | %.1f, %.1f | %.0f | %d",
                score.perSecond(),
                score.p50(),
                score.p99(),
                score.cpuMicros(),
                score.megabytes());
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
