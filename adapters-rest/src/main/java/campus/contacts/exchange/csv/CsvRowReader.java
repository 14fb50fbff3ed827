package campus.contacts.exchange.csv;

import campus.contacts.exchange.BadRowException;
import campus.contacts.exchange.ParsedRow;
import campus.contacts.exchange.RecordCatalog;
import campus.contacts.exchange.RowKeys;
import campus.contacts.exchange.RowReader;
import campus.contacts.exchange.UnreadableFileException;
import campus.contacts.imports.ImportReport.Problem;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.service.contactimport.ContactRow;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a CSV file with a header, separated by commas, semicolons or tabs. */
public final class CsvRowReader implements RowReader {
    private static final int HEADER = 64 * 1024;
    private static final int MAX_ROW = 1024 * 1024;

    /** The beginning of a line before the header, followed by the character between cells. */
    private static final String SEPARATOR = "sep=";

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final RecordCatalog types;
    private final RowKeys keys;
    private final List<CsvColumn> columns = new ArrayList<>();
    private final String keyColumn;
    private final String referenceColumn;
    private final int keyAt;
    /** Whether each row is of one address, as in the files that are written here. */
    private final boolean hasOneAddress;

    private final int referenceAt;
    private final List<Problem> ofFile = new ArrayList<>();
    private long number;
    private boolean isOver;

    /**
     * Reads the header.
     *
     * @param key the column with the key of a row; null: {@code id}, or else the name and the first address of the row
     * @param reference the column with the reference of a row; null: {@code referenceId} where the key is {@code id}, or else derived from
     *     the key
     * @throws UnreadableFileException when there is no header, or a column that is named is not in it
     */
    public CsvRowReader(Reader in, ColumnMap map, RecordCatalog types, RowKeys keys, String key, String reference)
            throws IOException {
        BufferedReader buffered = new BufferedReader(in, HEADER);
        char separator = separator(buffered);
        this.reader = CsvReader.builder()
                .fieldSeparator(separator)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(2 * MAX_ROW)
                .build(
                        CsvRecordHandler.builder()
                                .maxFieldSize(MAX_ROW)
                                .maxRecordSize(MAX_ROW)
                                .build(),
                        buffered);
        this.records = reader.iterator();
        this.types = types;
        this.keys = keys;
        List<String> header = header();
        this.hasOneAddress = header.contains("address.id");
        boolean isOurs = key == null && header.contains("id") && hasOneAddress;
        this.keyColumn = isOurs ? "id" : key;
        this.referenceColumn = isOurs && reference == null ? "referenceId" : reference;
        this.keyAt = position(header, keyColumn, "key");
        this.referenceAt = position(header, referenceColumn, "reference");
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            boolean isKey = i == keyAt || i == referenceAt;
            Optional<String> property = map.property(name);
            CsvColumn column = isKey && property.isEmpty()
                    ? new CsvColumn(name, CsvColumn.Target.NONE, null, null, List.of())
                    : CsvColumn.of(name, property, map, types);
            columns.add(column);
            if (column.target() == CsvColumn.Target.LOST) {
                ofFile.add(new Problem(0, name, "the column is in no map and is left out"));
            }
        }
        map.columns().keySet().stream().filter(name -> !header.contains(name)).forEach(name -> {
            throw new UnreadableFileException("the map names the column '" + name + "', which the file does not have");
        });
    }

    /** Returns the character that separates cells; a line {@code sep=;} before the header says it, else the header itself. */
    private static char separator(BufferedReader in) throws IOException {
        in.mark(HEADER);
        char[] sample = new char[HEADER];
        int length = 0;
        for (int read = 0; read >= 0 && length < HEADER; length += Math.max(0, read)) {
            read = in.read(sample, length, HEADER - length);
        }
        in.reset();
        String first = new String(sample, 0, length).lines().findFirst().orElse("");
        if (first.length() == SEPARATOR.length() + 1
                && first.regionMatches(true, 0, SEPARATOR, 0, SEPARATOR.length())
                && !first.endsWith("\"")) {
            skipLine(in);
            return first.charAt(first.length() - 1);
        }
        String header = first.replaceAll("\"[^\"]*\"?", "");
        char best = ',';
        for (char each : new char[] {',', ';', '\t'}) {
            if (count(header, each) > count(header, best)) {
                best = each;
            }
        }
        return best;
    }

    private static void skipLine(BufferedReader in) throws IOException {
        int read = in.read();
        while (read >= 0 && read != '\n' && read != '\r') {
            read = in.read();
        }
        in.mark(1);
        if (read == '\r' && in.read() != '\n') {
            in.reset();
        }
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private List<String> header() {
        List<String> header = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<String, Integer> repeated = new HashMap<>();
        for (String cell : firstRecord()) {
            String name = FormulaGuard.unguarded(cell).strip();
            String unique = name;
            while (!seen.add(unique)) {
                unique = name + ' ' + repeated.merge(name, 2, (last, two) -> last + 1);
            }
            header.add(unique);
        }
        return header;
    }

    private List<String> firstRecord() {
        try {
            if (records.hasNext()) {
                return records.next().getFields();
            }
        } catch (CsvParseException malformed) {
            throw new UnreadableFileException("the header is malformed or too long");
        }
        throw new UnreadableFileException("the file has no header");
    }

    private static int position(List<String> header, String column, String what) {
        if (column == null) {
            return -1;
        }
        int at = header.indexOf(column);
        if (at < 0) {
            throw new UnreadableFileException("the " + what + " column '" + column + "' is not in the file");
        }
        return at;
    }

    @Override
    public Optional<ParsedRow> next() {
        try {
            if (isOver || !records.hasNext()) {
                return Optional.empty();
            }
            CsvRecord row = records.next();
            number++;
            return Optional.of(read(row.getFields()));
        } catch (CsvParseException malformed) {
            isOver = true;
            number++;
            return Optional.of(new ParsedRow(
                    number,
                    null,
                    List.of(new Problem(number, null, "is malformed or too long, and nothing after it can be read")),
                    0));
        }
    }

    private ParsedRow read(List<String> fields) {
        List<Problem> problems = new ArrayList<>(ofFile);
        ofFile.clear();
        try {
            if (fields.size() > columns.size()
                    && fields.subList(columns.size(), fields.size()).stream().anyMatch(cell -> !cell.isBlank())) {
                throw new BadRowException(number, null, "has more cells than the header");
            }
            CsvRow row = new CsvRow(number, types, hasOneAddress);
            for (int i = 0; i < Math.min(fields.size(), columns.size()); i++) {
                String cell = FormulaGuard.unguarded(fields.get(i)).strip();
                if (cell.indexOf('\uFFFD') >= 0) {
                    throw new BadRowException(number, columns.get(i).name(), "is not in the character set of the file");
                }
                row.set(columns.get(i), cell);
            }
            row.finish();
            String key = keys.key(number, keyColumn, keyAt < 0 ? row.derivedKey() : cell(fields, keyAt));
            String reference = referenceAt < 0 ? null : cell(fields, referenceAt);
            Id referenceId = keys.reference(number, referenceColumn, reference, key);
            ContactRow built = row.build(key, referenceId);
            int size = fields.stream().mapToInt(String::length).sum();
            return new ParsedRow(number, built, problems, size);
        } catch (BadRowException wrong) {
            problems.addAll(wrong.problems());
            return new ParsedRow(number, null, problems, 0);
        } catch (Refusal refusal) {
            problems.add(new Problem(number, null, refusal.getMessage()));
            return new ParsedRow(number, null, problems, 0);
        }
    }

    private static String cell(List<String> fields, int at) {
        return at < fields.size() ? FormulaGuard.unguarded(fields.get(at)) : "";
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
