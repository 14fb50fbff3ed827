package campus.contacts.jdbc;

import java.util.Map;

/**
 * A new row, and what must be made with it in other tables.
 *
 * @param row inserts the row, with a new number as its id
 * @param values for all statements
 */
record Insertion(String row, Beside beside, Map<String, Object> values) {}
