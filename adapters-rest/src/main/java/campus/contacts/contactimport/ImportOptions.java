package campus.contacts.contactimport;

import campus.contacts.exchange.csv.ColumnMap;
import campus.contacts.osid.Id;
import campus.contacts.osid.Value;
import campus.contacts.service.contactimport.ImportSource;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an import does.
 *
 * @param charset that the sender declared; null: none
 * @param map of columns and properties in JSON; null: none
 * @param key the column with the key of a row, or null
 * @param reference the column with the reference of a row, or null
 * @param isDryRun whether nothing is changed
 * @param prunes whether contacts of the source that are no longer there are ended
 */
public record ImportOptions(
        Format format,
        String charset,
        String map,
        String key,
        String reference,
        ImportSource source,
        boolean isDryRun,
        boolean prunes) {
    /** The format of a file. */
    public enum Format {
        CSV,
        VCARD
    }

    /** Returns the map of columns. */
    ColumnMap columns() {
        return map == null ? ColumnMap.NONE : ColumnMap.of(map);
    }

    /** Returns the character set of that name; empty when there is none. */
    public static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** Returns the options as they are stored. */
    public Map<String, Value> values() {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("format", new Value.Text(format.name()));
        put(values, "charset", charset);
        put(values, "map", map);
        put(values, "key", key);
        put(values, "reference", reference);
        put(values, "source", source.name());
        put(values, "addressBook", source.addressBookId().toString());
        values.put("dryRun", new Value.Bool(isDryRun));
        values.put("prune", new Value.Bool(prunes));
        return values;
    }

    private static void put(Map<String, Value> values, String name, String text) {
        if (text != null) {
            values.put(name, new Value.Text(text));
        }
    }

    /** Reads stored options. */
    public static ImportOptions of(Value.Struct values) {
        return new ImportOptions(
                Format.valueOf(values.text("format").orElseThrow()),
                values.text("charset").orElse(null),
                values.text("map").orElse(null),
                values.text("key").orElse(null),
                values.text("reference").orElse(null),
                new ImportSource(
                        values.text("source").orElseThrow(),
                        Id.parse(values.text("addressBook").orElseThrow())),
                values.get("dryRun").equals(new Value.Bool(true)),
                values.get("prune").equals(new Value.Bool(true)));
    }
}
