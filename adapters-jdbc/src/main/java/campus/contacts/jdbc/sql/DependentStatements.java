package campus.contacts.jdbc.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is done with the insertion of an object.
 *
 * @param selecting insert into other tables by selecting, each ending where {@code made}, the table of the new id, is to follow
 * @param apart statements that need no new id
 * @param values for all of them
 */
public record DependentStatements(List<String> selecting, List<String> apart, Map<String, Object> values) {
    /** One statement that selects from what is made. */
    public static DependentStatements selecting(String statement, Map<String, Object> values) {
        return new DependentStatements(List.of(statement), List.of(), values);
    }

    /** And one more that selects from what is made. */
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

    /** The values with others. */
    public Map<String, Object> and(Map<String, Object> others) {
        Map<String, Object> all = new HashMap<>(values);
        all.putAll(others);
        return all;
    }
}
