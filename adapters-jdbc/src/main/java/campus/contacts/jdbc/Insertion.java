package campus.contacts.jdbc;

import java.util.List;
import java.util.Map;

/**
 * A new row, and what must be made with it in other tables.
 *
 * @param row inserts the row, with a new number as its id
 * @param beside insert into other tables by selecting, each ending where {@code made}, the table of the new id, is to follow
 * @param values for all of them
 */
record Insertion(String row, List<String> beside, Map<String, Object> values) {}
