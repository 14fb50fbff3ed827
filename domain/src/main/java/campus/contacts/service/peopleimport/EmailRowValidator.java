package campus.contacts.service.peopleimport;

import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.records.SourceData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks rows by the rules of the Email Addresses API that go beyond the syntax of an address. */
final class EmailRowValidator {
    private static final Set<String> MEMBERS = Set.of("email_address", "is_primary", "data_source", "data_source_data");

    private EmailRowValidator() {}

    /** Returns the problems of a row of a source, with pointers into the row. */
    static List<Refusal.Detail> problems(Value.Struct row, String source) {
        List<Refusal.Detail> problems = new ArrayList<>();
        row.members().keySet().stream()
                .filter(member -> !MEMBERS.contains(member))
                .forEach(member -> problems.add(new Refusal.Detail(
                        Refusal.Detail.member("", member),
                        "is not known here; allowed are: " + String.join(", ", new TreeSet<>(MEMBERS)))));
        if (!(row.get("email_address") instanceof Value.Text)) {
            problems.add(new Refusal.Detail("/email_address", "is required, such as name@example.edu"));
        }
        for (Refusal.Detail problem : SourceData.problems(source, row.get("data_source_data"))) {
            problems.add(new Refusal.Detail("/data_source_data" + problem.pointer(), problem.message()));
        }
        return problems;
    }
}
