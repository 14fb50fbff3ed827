package campus.contacts.jdbc.sql;

import java.util.Map;

/**
 * A new row, and what must be made with it in other tables.
 *
 * @param row inserts the row, with a new number as its id
 * @param values for all statements
 */
public record InsertStatement(String row, DependentStatements dependents, Map<String, Object> values) {}
