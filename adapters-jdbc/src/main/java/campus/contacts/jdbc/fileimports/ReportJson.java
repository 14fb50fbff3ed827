package campus.contacts.jdbc.fileimports;

import campus.contacts.imports.ImportReport;
import campus.contacts.imports.ImportReport.Counts;
import campus.contacts.imports.ImportReport.Problem;
import campus.contacts.osid.Value;
import campus.contacts.storage.text.PropertyJson;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports of imports as text. */
final class ReportJson {
    private ReportJson() {}

    static String write(ImportReport report) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("rows", number(report.rows()));
        members.put("created", number(report.counts().created()));
        members.put("updated", number(report.counts().updated()));
        members.put("unchanged", number(report.counts().unchanged()));
        members.put("skipped", number(report.counts().skipped()));
        members.put("bad", number(report.bad()));
        members.put(
                "problems",
                new Value.Array(
                        report.problems().stream().map(ReportJson::problem).toList()));
        return PropertyJson.write(new Value.Struct(members));
    }

    private static Value problem(Problem problem) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("row", number(problem.row()));
        if (problem.column() != null) {
            members.put("column", new Value.Text(problem.column()));
        }
        members.put("message", new Value.Text(problem.message()));
        return new Value.Struct(members);
    }

    static ImportReport read(String text) {
        Value.Struct report = PropertyJson.read(text).values();
        List<Problem> problems = report.structs("problems").stream()
                .map(problem -> new Problem(
                        number(problem, "row"),
                        problem.text("column").orElse(null),
                        problem.text("message").orElseThrow()))
                .toList();
        return new ImportReport(
                number(report, "rows"),
                new Counts(
                        number(report, "created"),
                        number(report, "updated"),
                        number(report, "unchanged"),
                        number(report, "skipped")),
                number(report, "bad"),
                problems);
    }

    private static Value number(long number) {
        return new Value.Number(BigDecimal.valueOf(number));
    }

    private static long number(Value.Struct struct, String name) {
        return ((Value.Number) struct.get(name)).value().longValueExact();
    }
}
