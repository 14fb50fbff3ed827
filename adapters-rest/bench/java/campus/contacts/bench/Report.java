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
            | database | work | requests/s | p50, p99 ms | MiB | beside | requests/s | p50, p99 ms | MiB | ratio | wanted | |
            |---|---|---:|---:|---:|---|---:|---:|---:|---:|---:|---|""";

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
                database, work, side(outcome.first(), outcome.firstMegabytes()), beside,
                side(outcome.second(), outcome.secondMegabytes()), number(ratio), wanted, remark);
        ObjectNode row = row(database, work, met).put("beside", beside).put("ratio", ratio).put("failed", failed);
        put(row.putObject("first"), outcome.first(), outcome.firstMegabytes());
        put(row.putObject("second"), outcome.second(), outcome.secondMegabytes());
    }

    /** One duration beside the longest that is good enough. */
    void add(String database, String work, double millis, double most) {
        boolean met = millis <= most;
        String wanted = "at most " + number(most) + " ms";
        print(database, work, number(millis) + " ms | |", "", " | |", "", wanted, met ? "" : "missed");
        row(database, work, met).put("millis", millis);
    }

    void leftOut(String database, String work) {
        print(database, work, " | |", "", " | |", "", "", "left out: no time");
        row(database, work, false).put("leftOut", true);
    }

    void write(File file) throws IOException {
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file, whole);
    }

    private ObjectNode row(String database, String work, boolean met) {
        return rows.addObject().put("database", database).put("work", work).put("met", met);
    }

    private static void put(ObjectNode node, Wrk.Result result, long megabytes) {
        node.put("perSecond", result.perSecond()).put("p50", result.p50()).put("p99", result.p99());
        node.put("residentMegabytes", megabytes);
    }

    private static void print(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    private static String side(Wrk.Result result, long megabytes) {
        return String.format(Locale.ROOT, "%,.0f | %.1f, %.1f | %d", result.perSecond(), result.p50(), result.p99(), megabytes);
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
