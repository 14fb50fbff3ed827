package campus.contacts.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.util.Locale;

/** What was measured: as a table while it comes, and as JSON for comparing runs. */
final class Report {
    private static final String HEAD = """
            | database | work | requests/s | p50, p99 ms | CPU µs | MiB | beside | requests/s | p50, p99 ms | CPU µs | MiB | ratio \
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
     * @param beside what the second is
     * @param least the least ratio that is good enough
     * @param most the greatest that is
     */
    void add(String database, String work, String beside, Contest.Outcome outcome, double least, double most) {
        double ratio = outcome.ratio();
        boolean met = ratio >= least && ratio <= most;
        long failed = outcome.first().failed() + outcome.second().failed();
        String remark = failed > 0 ? failed + " FAILED" : met ? "" : "missed";
        String wanted = most < Double.MAX_VALUE ? number(least) + " to " + number(most) : number(least);
        print(
                database,
                work,
                side(outcome.first()),
                beside,
                side(outcome.second()),
                number(ratio),
                number(outcome.cpuRatio()),
                wanted,
                remark);
        ObjectNode row = row(database, work, met)
                .put("beside", beside)
                .put("ratio", ratio)
                .put("failed", failed);
        row.put("cpuRatio", outcome.cpuRatio());
        put(row.putObject("first"), outcome.first());
        put(row.putObject("second"), outcome.second());
    }

    /** What there is nothing to hold beside. */
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

    /** One duration beside the longest that is good enough. */
    void add(String database, String work, double millis, double most) {
        boolean met = millis <= most;
        String wanted = "at most " + number(most) + " ms";
        print(database, work, number(millis) + " ms" + NO_SIDE, "", NO_SIDE, "", "", wanted, met ? "" : "missed");
        row(database, work, met).put("millis", millis);
    }

    void leftOut(String database, String work) {
        print(database, work, NO_SIDE, "", NO_SIDE, "", "", "", "left out: no time");
        row(database, work, false).put("leftOut", true);
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
