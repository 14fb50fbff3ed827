package campus.contacts.jdbc.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements that run together with the insertion of an object.
 *
 * @param selecting inserts into other tables that select from {@code made}, the table of the new id; each text ends where that name follows
 * @param apart statements that do not need the new id and end with a condition; where statements run one by one, they run last
 * @param values the values for all statements
 */
public record DependentStatements(List<String> selecting, List<String> apart, Map<String, Object> values) {
    /** Returns one statement that selects from the new row. */
    public static DependentStatements selecting(String statement, Map<String, Object> values) {
        return new DependentStatements(List.of(statement), List.of(), values);
    }

    /** Returns these statements and one more that selects from the new row. */
    public DependentStatements and(String statement, Map<String, Object> itsValues) {
        return and(selecting(statement, itsValues));
    }

    public DependentStatements and(DependentStatements other) {
        List<String> allSelecting = new ArrayList<>(selecting);
        allSelecting.addAll(other.selecting);
        List<String> allApart = new ArrayList<>(apart);
        allApart.addAll(other.apart);
        return new DependentStatements(allSelecting, allApart, and(other.values));
    }

    /** Returns the values of these statements together with others. */
    public Map<String, Object> and(Map<String, Object> others) {
        Map<String, Object> all = new HashMap<>(values);
        all.putAll(others);
        return all;
    }
}
