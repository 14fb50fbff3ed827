package campus.contacts.contactimport;

import campus.contacts.exchange.ParsedRow;
import campus.contacts.exchange.RecordCatalog;
import campus.contacts.exchange.RowKeys;
import campus.contacts.exchange.RowReader;
import campus.contacts.exchange.UnreadableFileException;
import campus.contacts.exchange.csv.CsvRowReader;
import campus.contacts.exchange.vcard.CardRowReader;
import campus.contacts.imports.ImportReport;
import campus.contacts.imports.ImportReport.Counts;
import campus.contacts.imports.ImportReport.Problem;
import campus.contacts.osid.Refusal;
import campus.contacts.service.contactimport.ContactImport;
import campus.contacts.service.contactimport.ContactRow;
import campus.contacts.service.contactimport.RowOutcome;
import campus.contacts.spi.UnitOfWork;
import campus.contacts.transfer.OrderedPipeline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Imports a file, {@value #BATCH} rows in one transaction. */
public final class FileImporter {
    static final int BATCH = 1000;

    /** The characters after which a transaction has fewer rows. */
    private static final int BATCH_SIZE = 2 * 1024 * 1024;

    /** The transactions whose rows are read while earlier ones are stored. */
    private static final int READ_AHEAD = 1;

    /** The longest message of a problem. */
    private static final int SHOWN = 300;

    private final ContactImport into;
    private final ImportOptions options;
    private final RecordCatalog types;
    private final Watcher watcher;
    private final SeenKeys keys = new SeenKeys();

    /** Follows an import. */
    public interface Watcher {
        /** Stores the progress, in the transaction of the rows. */
        default void save(UnitOfWork unit, ImportReport soFar) {}

        /** Tells what is done with a row. */
        default void row(ParsedRow row, RowOutcome outcome) {}

        /** Tells the progress, after a transaction. */
        default void progress(ImportReport soFar) {}

        /** Returns whether to stop before the next rows. */
        default boolean isStopped() {
            return false;
        }
    }

    public FileImporter(ContactImport into, ImportOptions options, RecordCatalog types, Watcher watcher) {
        this.into = into;
        this.options = options;
        this.types = types;
        this.watcher = watcher;
    }

    private RowReader open(InputStream in) throws IOException {
        FileText text = FileText.of(
                in,
                options.charset() == null
                        ? null
                        : ImportOptions.charset(options.charset()).orElseThrow());
        RowKeys rowKeys = new RowKeys(options.source());
        return options.format() == ImportOptions.Format.CSV
                ? new CsvRowReader(text.reader(), options.columns(), types, rowKeys, options.key(), options.reference())
                : new CardRowReader(text.reader(), types, rowKeys, options.key(), options.reference());
    }

    /**
     * Imports the rows that an interrupted run has not.
     *
     * @param run the number of the run
     * @param soFar the report of the interrupted run, or {@link ImportReport#NONE}
     * @return empty when the watcher stopped the import
     * @throws UnreadableFileException when the file cannot be read
     * @throws Refusal when the caller may not import into the book
     */
    public Optional<ImportReport> run(InputStream in, long run, ImportReport soFar) throws IOException {
        into.check();
        try (RowReader rows = open(in);
                OrderedPipeline<List<ParsedRow>> reading = new OrderedPipeline<>("rows", 1, READ_AHEAD)) {
            skip(rows, soFar.rows());
            return importAll(() -> read(rows), reading, run, soFar);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /** Stores rows while another thread reads the next ones. */
    private Optional<ImportReport> importAll(
            Supplier<List<ParsedRow>> batches, OrderedPipeline<List<ParsedRow>> reading, long run, ImportReport soFar) {
        ImportReport report = soFar;
        while (true) {
            Optional<List<ParsedRow>> batch = reading.put(batches);
            if (batch.isEmpty()) {
                continue;
            }
            if (batch.get().isEmpty()) {
                return Optional.of(report);
            }
            if (watcher.isStopped()) {
                return Optional.empty();
            }
            report = add(run, batch.get(), report);
            watcher.progress(report);
        }
    }

    private void skip(RowReader rows, long count) throws IOException {
        for (long i = 0; i < count; i++) {
            rows.next()
                    .filter(row -> !row.isBad())
                    .ifPresent(row -> keys.add(row.row().key()));
        }
    }

    private List<ParsedRow> read(RowReader rows) {
        try {
            return next(rows);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the rows of the next transaction; none at the end of the file. */
    private List<ParsedRow> next(RowReader rows) throws IOException {
        List<ParsedRow> batch = new ArrayList<>();
        int size = 0;
        while (batch.size() < BATCH && size < BATCH_SIZE) {
            Optional<ParsedRow> row = rows.next();
            if (row.isEmpty()) {
                return batch;
            }
            size += row.get().size();
            batch.add(unique(row.get()));
        }
        return batch;
    }

    private ParsedRow unique(ParsedRow row) {
        if (row.isBad() || keys.add(row.row().key())) {
            return row;
        }
        List<Problem> problems = new ArrayList<>(row.problems());
        problems.add(new Problem(row.number(), options.key(), "has the key of an earlier row"));
        return new ParsedRow(row.number(), null, problems, 0);
    }

    private ImportReport add(long run, List<ParsedRow> batch, ImportReport before) {
        List<ContactRow> good =
                batch.stream().filter(row -> !row.isBad()).map(ParsedRow::row).toList();
        if (options.isDryRun()) {
            List<RowOutcome> outcomes = into.examine(good);
            tell(batch, outcomes);
            return before.plus(report(batch, outcomes));
        }
        List<RowOutcome> outcomes =
                into.add(run, good, (unit, done) -> watcher.save(unit, before.plus(report(batch, done))));
        tell(batch, outcomes);
        return before.plus(report(batch, outcomes));
    }

    private void tell(List<ParsedRow> batch, List<RowOutcome> outcomes) {
        int next = 0;
        for (ParsedRow row : batch) {
            watcher.row(row, row.isBad() ? null : outcomes.get(next++));
        }
    }

    private static ImportReport report(List<ParsedRow> batch, List<RowOutcome> outcomes) {
        List<Problem> problems = new ArrayList<>();
        long[] counts = new long[RowOutcome.Change.values().length];
        long bad = 0;
        int next = 0;
        for (ParsedRow row : batch) {
            row.problems().forEach(problem -> problems.add(shown(problem)));
            RowOutcome outcome = row.isBad() ? null : outcomes.get(next++);
            counts[
                    outcome == null
                            ? RowOutcome.Change.SKIPPED.ordinal()
                            : outcome.change().ordinal()]++;
            if (outcome == null || outcome.refusal() != null) {
                bad++;
            }
            if (outcome != null) {
                problems.addAll(problems(row.number(), outcome));
            }
        }
        return new ImportReport(batch.size(), new Counts(counts[0], counts[1], counts[2], counts[3]), bad, problems);
    }

    /** Returns the problems that a row had with what is stored. */
    static List<Problem> problems(long row, RowOutcome outcome) {
        List<Problem> problems = new ArrayList<>();
        if (outcome.refusal() != null) {
            problems.add(shown(new Problem(row, null, outcome.refusal().getMessage())));
        }
        outcome.leftAlone()
                .forEach(part -> problems.add(
                        new Problem(row, null, part + " was edited since the last import and is left as it is")));
        return problems;
    }

    private static Problem shown(Problem problem) {
        return new Problem(
                problem.row(),
                problem.column() == null ? null : campus.contacts.json.Json.shown(problem.column(), SHOWN),
                campus.contacts.json.Json.shown(problem.message(), SHOWN));
    }
}
