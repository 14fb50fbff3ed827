package campus.contacts.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import has done.
 *
 * @param rows the number of rows read
 * @param bad the number of rows that were rejected
 * @param problems the first {@value #MOST_PROBLEMS}, in the order of the rows
 */
public record ImportReport(long rows, Counts counts, long bad, List<Problem> problems) {
    /** The maximum number of problems that are kept. */
    public static final int MOST_PROBLEMS = 1000;

    public static final ImportReport NONE = new ImportReport(0, new Counts(0, 0, 0, 0), 0, List.of());

    /** The numbers of rows by what was done with them; their sum is the number of rows. */
    public record Counts(long created, long updated, long unchanged, long skipped) {
        Counts plus(Counts other) {
            return new Counts(
                    created + other.created,
                    updated + other.updated,
                    unchanged + other.unchanged,
                    skipped + other.skipped);
        }
    }

    /**
     * A problem with a row.
     *
     * @param row from 1, without the header; 0 for the file as a whole
     * @param column its name, or null
     */
    public record Problem(long row, @Nullable String column, String message) {}

    public ImportReport {
        problems = List.copyOf(problems);
    }

    /** Returns the sum of this and a later report. */
    public ImportReport plus(ImportReport later) {
        List<Problem> all = new ArrayList<>(problems);
        later.problems.stream().limit(MOST_PROBLEMS - (long) problems.size()).forEach(all::add);
        return new ImportReport(rows + later.rows, counts.plus(later.counts), bad + later.bad, all);
    }
}
