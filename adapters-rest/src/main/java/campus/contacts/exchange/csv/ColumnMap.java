package campus.contacts.exchange.csv;

import campus.contacts.exchange.UnreadableFileException;
import campus.contacts.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The properties of columns: those of a map that a user made, or else those of the files that Google Contacts and Outlook write, of any
 * age, and of Outlook in English and German.
 */
public final class ColumnMap {
    private static final Map<String, String> KNOWN = known();

    /** The numbered columns of Google Contacts. */
    private static final Pattern GOOGLE =
            Pattern.compile("(e-mail|phone|address|website|organization) ([0-9]{1,2}) - (.+)");

    private final Map<String, String> own;

    private ColumnMap(Map<String, String> own) {
        this.own = own;
    }

    /** The map for files whose columns are properties or known. */
    public static final ColumnMap NONE = new ColumnMap(null);

    /**
     * Reads a map: an object of JSON with a property for each column.
     *
     * @throws UnreadableFileException when it is none
     */
    public static ColumnMap of(String json) {
        Map<String, String> columns = new HashMap<>();
        try {
            JsonNode map = Json.MAPPER.readTree(json);
            if (map == null || !map.isObject()) {
                throw new UnreadableFileException("the map must be a JSON object of columns and properties");
            }
            for (Map.Entry<String, JsonNode> column : map.properties()) {
                if (!column.getValue().isTextual()) {
                    throw new UnreadableFileException(
                            "the map must name a property for column '" + Json.shown(column.getKey(), 80) + "'");
                }
                columns.put(column.getKey(), column.getValue().textValue());
            }
        } catch (JsonProcessingException malformed) {
            throw new UnreadableFileException("the map must be a JSON object of columns and properties");
        }
        return new ColumnMap(columns);
    }

    boolean isOwn() {
        return own != null;
    }

    Map<String, String> columns() {
        return own == null ? Map.of() : own;
    }

    /** Returns the property of a column; empty when it is in no map. */
    Optional<String> property(String column) {
        if (own != null) {
            return Optional.ofNullable(own.get(column));
        }
        String name = column.strip().toLowerCase(Locale.ROOT);
        Matcher google = GOOGLE.matcher(name);
        if (google.matches()) {
            return numbered(google.group(1), Integer.parseInt(google.group(2)), google.group(3));
        }
        return Optional.ofNullable(KNOWN.get(name));
    }

    private static Optional<String> numbered(String kind, int number, String part) {
        return switch (kind + ' ' + part) {
            case "e-mail value" -> Optional.of("email." + number + ".address");
            case "e-mail label", "e-mail type" -> Optional.of("email." + number + ".label");
            case "phone value" -> Optional.of("tel." + number + ".number");
            case "phone label", "phone type" -> Optional.of("tel." + number + ".label");
            case "website value" -> Optional.of("url." + number + ".url");
            case "website label", "website type" -> Optional.of("url." + number + ".label");
            case "address label", "address type" -> Optional.of("adr." + number + ".label");
            case "address street" -> Optional.of("adr." + number + ".street");
            case "address city" -> Optional.of("adr." + number + ".locality");
            case "address region" -> Optional.of("adr." + number + ".region");
            case "address postal code" -> Optional.of("adr." + number + ".postalCode");
            case "address country" -> Optional.of("adr." + number + ".country");
            case "address po box", "address extended address" -> Optional.of("adr." + number + ".room");
            case "address formatted" -> Optional.of("adr." + number + ".text");
            case "organization name" -> Optional.of(number == 1 ? "organization.name" : "vcard.org");
            case "organization title" -> Optional.of(number == 1 ? "organization.title" : "vcard.title");
            case "organization department" -> Optional.of(number == 1 ? "organization.units.0" : "vcard.org");
            default -> Optional.empty();
        };
    }

    private static Map<String, String> known() {
        Map<String, String> columns = new HashMap<>();
        try (InputStream in = ColumnMap.class.getResourceAsStream("columns.json")) {
            for (Map.Entry<String, JsonNode> column : Json.MAPPER.readTree(in).properties()) {
                columns.put(
                        column.getKey().toLowerCase(Locale.ROOT),
                        column.getValue().textValue());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return columns;
    }
}
