package campus.contacts.exchange.csv;

import java.util.regex.Pattern;

/**
 * The apostrophe before a cell that a spreadsheet would take for a formula (exchange, section 3). A cell that begins with apostrophes before
 * such a beginning gets one more, so that the guard can be taken off again.
 */
public final class FormulaGuard {
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private FormulaGuard() {}

    /** Returns the cell as a file holds it. */
    static String guarded(String cell) {
        return FORMULA.matcher(cell).matches() ? '\'' + cell : cell;
    }

    /** Returns the cell of a file without its guard. */
    public static String unguarded(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
