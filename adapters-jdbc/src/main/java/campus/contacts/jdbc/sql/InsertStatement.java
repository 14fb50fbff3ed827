package campus.contacts.jdbc.sql;

import java.util.Map;

/**
 * A new row with its dependent rows in other tables.
 *
 * @param row the statement that inserts the row, with a new number as its id
 * @param values the values for all statements
 */
public record InsertStatement(String row, DependentStatements dependents, Map<String, Object> values) {}
