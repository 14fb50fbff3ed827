package campus.contacts.exchange;

import campus.contacts.imports.ImportReport.Problem;
import java.util.List;

/** Thrown while a row is read that cannot be imported. */
public final class BadRowException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public BadRowException(List<Problem> problems) {
        this.problems = List.copyOf(problems);
    }

    public BadRowException(long row, String column, String message) {
        this(List.of(new Problem(row, column, message)));
    }

    public List<Problem> problems() {
        return problems;
    }
}
