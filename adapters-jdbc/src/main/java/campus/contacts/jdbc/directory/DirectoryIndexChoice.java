package campus.contacts.jdbc.directory;

import campus.contacts.directory.AttributePath;
import campus.contacts.directory.DirectoryFilter;
import campus.contacts.directory.DirectoryFilter.Operator;
import campus.contacts.directory.FoldedText;
import campus.contacts.jdbc.sql.SqlFragment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the index that a directory search starts with, when an index finds all people who can match. Planners would scan all people in
 * order instead.
 */
public final class DirectoryIndexChoice {
    /** The length of the prefix of a long text that is in the indexes of PostgreSQL. */
    private static final int INDEXED = 200;

    private static final String OF_PERSON = """
            select d.person_id from directory_address e join directory_person d on d.resource_key = e.resource_key
            where d.viewer_level = :level""";
    private static final String OF_ROLE = """
            select r.person_id from directory_address e join contact c on c.address_id = e.address_id
                join directory_role r on r.role_key = c.reference_key
            where r.viewer_level = :level""";

    private static final Map<String, Column> COLUMNS = Map.of(
            "identifiers.identifier", new Column(0, "e.identifier", seenIn("directory_identifier")),
            "emailAddresses.address", new Column(0, "e.email_address", OF_PERSON),
            "telephoneNumbers.number", new Column(0, "e.telephone_number", OF_PERSON),
            "roles.telephoneNumbers.number", new Column(0, "e.telephone_number", OF_ROLE),
            "names.family", new Column(1, "e.family", seenIn("directory_name")),
            "names.given", new Column(2, "e.given", seenIn("directory_name")),
            "roles.affiliation",
                    new Column(
                            3,
                            "e.affiliation",
                            "select e.person_id from directory_role e where e.viewer_level = :level"));

    private int names;

    /**
     * An indexed column.
     *
     * @param rank smaller when fewer people have the same value
     * @param select selects people by the column, up to the condition on it
     */
    private record Column(int rank, String name, String select) {}

    /** @param people selects the numbers of all people who can match, and possibly of others */
    private record Start(int rank, SqlFragment people) {}

    private static String seenIn(String table) {
        return "select e.person_id from " + table + " e where e.viewer_level <= :level";
    }

    /** Returns a query for the numbers of all people who can match the condition; empty when no index finds them. */
    public static Optional<SqlFragment> of(DirectoryFilter condition) {
        return new DirectoryIndexChoice().best(condition, Optional.empty()).map(Start::people);
    }

    /** @param prefix the path that the paths of the condition are relative to */
    private Optional<Start> best(DirectoryFilter condition, Optional<AttributePath> prefix) {
        if (condition instanceof DirectoryFilter.All all) {
            return all.conditions().stream()
                    .flatMap(each -> best(each, prefix).stream())
                    .min(Comparator.comparingInt(Start::rank));
        } else if (condition instanceof DirectoryFilter.Any any) {
            return union(any.conditions(), prefix);
        } else if (condition instanceof DirectoryFilter.Within within) {
            return best(within.condition(), Optional.of(behind(prefix, within.list())));
        } else if (condition instanceof DirectoryFilter.Texts texts) {
            return Optional.ofNullable(COLUMNS.get(behind(prefix, texts.path()).dotted()))
                    .flatMap(column -> start(column, texts));
        }
        return Optional.empty();
    }

    private static AttributePath behind(Optional<AttributePath> prefix, AttributePath path) {
        return prefix.map(way -> way.then(path)).orElse(path);
    }

    private Optional<Start> union(List<DirectoryFilter> conditions, Optional<AttributePath> prefix) {
        List<Start> starts = new ArrayList<>();
        for (DirectoryFilter condition : conditions) {
            best(condition, prefix).ifPresent(starts::add);
        }
        if (starts.size() < conditions.size()) {
            return Optional.empty();
        }
        SqlFragment all = SqlFragment.of("");
        for (int i = 0; i < starts.size(); i++) {
            all.add(i == 0 ? "" : "\nunion ").add(starts.get(i).people());
        }
        int worst = starts.stream().mapToInt(Start::rank).max().orElseThrow();
        return Optional.of(new Start(worst, all));
    }

    private Optional<Start> start(Column column, DirectoryFilter.Texts texts) {
        String operand = texts.operand();
        String cut = operand.length() <= INDEXED ? operand : operand.substring(0, INDEXED);
        String start = "left(" + column.name() + ", " + INDEXED + ')';
        SqlFragment people = SqlFragment.of(column.select());
        if (texts.operator() == Operator.EQUAL) {
            compare(people, start, "=", cut);
            compare(people, column.name(), "=", operand);
        } else if (texts.operator() == Operator.STARTS_WITH && !operand.isEmpty()) {
            compare(people, start, ">=", cut);
            compare(people, start, "<", FoldedText.behind(cut));
            compare(people, column.name(), ">=", operand);
            compare(people, column.name(), "<", FoldedText.behind(operand));
        } else {
            return Optional.empty();
        }
        return Optional.of(new Start(column.rank(), people));
    }

    private void compare(SqlFragment people, String column, String sign, String operand) {
        String name = "start_" + names++;
        people.add("\nand " + column + ' ' + sign + " :" + name).bind(name, operand);
    }
}
