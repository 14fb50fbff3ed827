package campus.contacts.rest.schema;

import campus.contacts.files.TextFile;
import campus.contacts.json.Json;
import campus.contacts.people.ValueLists;
import campus.contacts.people.ValueLists.Item;
import campus.contacts.settings.ConfigurationException;
import campus.contacts.storage.text.FileProblem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the value lists from files, each named after its list and holding an array of values. A campus's own files add values to the
 * built-in lists, and replace those with the same id; countries come from the JDK, since a file would become outdated.
 */
public final class ValueListFileReader {
    private static final Set<String> MEMBERS = Set.of("id", "name", "is_active", "source", "cache_date");

    /** The time of the last change of values without one in their file. */
    private static final Instant BUILT_IN = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<String, Map<String, Item>> lists = new LinkedHashMap<>();

    private ValueListFileReader() {}

    /**
     * Reads the lists.
     *
     * @param overlay a directory with a campus's own values, or null
     * @throws ConfigurationException when a file is invalid, naming the file and the place
     */
    public static ValueLists load(Path overlay) {
        ValueListFileReader files = new ValueListFileReader();
        for (String name : ValueLists.NAMES) {
            files.lists.put(name, name.equals(ValueLists.COUNTRIES) ? countries() : new LinkedHashMap<>());
            try (InputStream in = ValueListFileReader.class.getResourceAsStream("/schemas/lists/" + name + ".json")) {
                if (in != null) {
                    files.read(name, TextFile.of(name + ".json", in.readAllBytes(), ConfigurationException::new));
                }
            } catch (IOException broken) {
                throw new IllegalStateException("the built-in value lists cannot be read", broken);
            }
        }
        if (overlay != null) {
            files.overlay(overlay);
        }
        return new ValueLists(files.lists);
    }

    /** Returns the time zones that forms offer: UTC and those of tzdata's {@code zone.tab}, as far as the JDK knows them. */
    public static List<Item> zones() {
        List<Item> zones = new ArrayList<>();
        for (JsonNode zone : Schemas.file("lists/zones.json")) {
            if (ZoneId.getAvailableZoneIds().contains(zone.get("id").textValue())) {
                zones.add(item(zone, "zones.json"));
            }
        }
        return zones;
    }

    private void overlay(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ConfigurationException("--value-lists " + directory + " is not a directory");
        }
        try (var files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replaceFirst("\\.json$", "");
                if (!ValueLists.NAMES.contains(name)) {
                    throw new ConfigurationException(file.getFileName() + ": is named for no list; there are "
                            + String.join(", ", ValueLists.NAMES));
                }
                read(name, TextFile.read("--value-lists", file, ConfigurationException::new));
            }
        } catch (IOException broken) {
            throw new ConfigurationException(
                    "--value-lists " + directory + " cannot be read: " + FileProblem.reason(broken));
        }
    }

    private void read(String name, TextFile content) {
        String file = content.name() + ": ";
        JsonNode values = content.json(Json.MAPPER);
        ConfigurationException.require(
                values.isArray(),
                file + "must be an array of values such as [{\"id\": \"moved\", \"name\": \"Moved\"}]");
        for (int i = 0; i < values.size(); i++) {
            Item item = item(values.get(i), file + '/' + i);
            lists.get(name).put(item.id(), item);
        }
    }

    private static Item item(JsonNode value, String place) {
        ConfigurationException.require(
                value.isObject(), place + ": must be an object such as {\"id\": \"moved\", \"name\": \"Moved\"}");
        value.fieldNames()
                .forEachRemaining(member -> ConfigurationException.require(
                        MEMBERS.contains(member),
                        place + '/' + Json.shown(member, 40) + ": is not a member of a value; allowed are: "
                                + String.join(", ", new TreeSet<>(MEMBERS))));
        for (String text : new String[] {"id", "name"}) {
            ConfigurationException.require(
                    value.path(text).isTextual()
                            && !value.path(text).textValue().isBlank(),
                    place + '/' + text + ": must be a text such as moved");
        }
        ConfigurationException.require(
                !value.has("is_active") || value.get("is_active").isBoolean(),
                place + "/is_active: must be true or false");
        ConfigurationException.require(
                !value.has("source") || value.get("source").isTextual(),
                place + "/source: must be the code of a data source, such as sis");
        return new Item(
                value.get("id").textValue(),
                value.get("name").textValue(),
                value.path("is_active").asBoolean(true),
                value.path("source").textValue(),
                changedAt(value.path("cache_date"), place));
    }

    private static Instant changedAt(JsonNode date, String place) {
        if (date.isMissingNode()) {
            return BUILT_IN;
        }
        try {
            return Instant.parse(date.asText());
        } catch (DateTimeParseException malformed) {
            throw new ConfigurationException(place + "/cache_date: must be a moment such as 2026-01-01T00:00:00Z");
        }
    }

    /** Returns the countries by code. */
    private static Map<String, Item> countries() {
        Map<String, Item> countries = new TreeMap<>();
        countryNames().forEach((code, name) -> countries.put(code, new Item(code, name, true, null, BUILT_IN)));
        return countries;
    }

    /** Returns the countries of the JDK: English names by two-letter code (ISO 3166). */
    static Map<String, String> countryNames() {
        Map<String, String> names = new TreeMap<>();
        for (String code : Locale.getISOCountries()) {
            names.put(code, new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH));
        }
        return names;
    }
}
