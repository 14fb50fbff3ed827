package campus.contacts.records;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Value;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The system of record whose data an address book holds, as given by the book's {@code data-source} record.
 *
 * @param code unique among address books
 * @param origin the name of the system, or null
 * @param facadeWritable whether APIs other than CampusAPI may write to it
 */
public record DataSource(String code, @Nullable String origin, boolean facadeWritable) {
    /** The property of the record. */
    public static final String PROPERTY = "dataSource";

    /** The rule of {@link #isCode} in words. */
    public static final String CODE =
            "must be a lower-case code other than 'all', such as sis: a letter, then letters, "
                    + "digits, hyphens or underscores, at most 32 characters";

    private static final Pattern CODES = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

    /**
     * Returns whether a text is a valid code of a data source; {@code all} is reserved, because the scope for every
     * source ends with it.
     */
    public static boolean isCode(String text) {
        return CODES.matcher(text).matches() && !text.equals("all");
    }

    /** Returns the data source that these properties name; empty when they name none. */
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
