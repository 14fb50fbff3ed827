package campus.contacts.exchange;

import campus.contacts.imports.ImportReport.Problem;
import campus.contacts.service.contactimport.ContactRow;
import java.util.List;

/**
 * A row of a file.
 *
 * @param number from 1, without the header
 * @param row null when the row is bad
 * @param problems why the row is bad, or what of it is left out
 * @param size in characters of the file
 */
public record ParsedRow(long number, ContactRow row, List<Problem> problems, int size) {
    public ParsedRow {
        problems = List.copyOf(problems);
    }

    public boolean isBad() {
        return row == null;
    }
}
