package campus.contacts.records;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The system of record whose data an address book holds, as the book's {@code data-source} record says.
 *
 * @param code unique among address books
 * @param origin the name of the system, or null
 * @param facadeWritable whether what other APIs than CampusAPI write may go there
 */
public record DataSource(String code, String origin, boolean facadeWritable) {
    /** The property of the record. */
    public static final String PROPERTY = "dataSource";

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

    /** Whether a data source may have that code; {@code all} is what a scope for every source ends with. */
    public static boolean isCode(String text) {
        return CODE.matcher(text).matches() && !text.equals("all");
    }

    /** The data source that these properties name; empty when they name none. */
    public static Optional<DataSource> of(RecordProperties properties) {
        return properties.get(PROPERTY).orElse(Value.NULL) instanceof Value.Struct source
                ? source.text("code")
                        .map(code -> new DataSource(
                                code,
                                source.text("origin").orElse(null),
                                source.get("facadeWritable").equals(new Value.Bool(true))))
                : Optional.empty();
    }
}
