package campus.contacts.rest.schema;

import campus.contacts.files.TextFile;
import campus.contacts.json.Json;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Type;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.settings.ConfigurationException;
import campus.contacts.storage.text.FileProblem;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads genus and record types from files, each with one type or an array of types. A problem with a file is reported in one line that
 * names the file and the place.
 */
final class TypeFileReader {
    private static final Schema FORM = SchemaValidator.compiled(Schemas.read("Type.json"));

    private static final int SHOWN = 1000;

    /** The place of a type: its file, and a JSON pointer in the file. */
    private record Origin(String file, String pointer) {
        ConfigurationException wrong(String place, String problem) {
            String where = pointer + place;
            String line = file + ": " + (where.isEmpty() ? "" : where + ": ") + problem;
            return new ConfigurationException(Json.shown(line, SHOWN));
        }
    }

    /** A type as read from a file. */
    private record Entry(Type type, RecordSchema schema, Origin origin) {}

    private final Map<Id, Entry> entries = new LinkedHashMap<>();
    private final String authority;
    private final Set<String> taken;

    /**
     * @param authority of types that are named without one
     * @param taken the names of properties that no record may add
     */
    TypeFileReader(String authority, Set<String> taken) {
        this.authority = authority;
        this.taken = taken;
    }

    /**
     * Reads every JSON file of a directory of built-in types.
     *
     * @param rules the same types with the rules of their properties, which replace those of the files
     */
    void readBuiltIn(Path directory, List<Type> rules) {
        read(directory);
        for (Type type : rules) {
            Entry entry = entries.get(type.id());
            RecordSchema schema = entry.schema() == null ? null : entry.schema().withRules(type.rules());
            entries.put(type.id(), new Entry(entry.type().withRules(type.rules()), schema, entry.origin()));
        }
    }

    /** Reads every JSON file of a directory; a type that was read from another directory before is replaced. */
    void read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ConfigurationException("--schemas " + directory + " is not a directory");
        }
        Set<Id> here = new LinkedHashSet<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                read(file, here);
            }
        } catch (IOException broken) {
            throw new ConfigurationException(
                    "--schemas " + directory + " cannot be read: " + FileProblem.reason(broken));
        }
    }

    private void read(Path file, Set<Id> here) {
        JsonNode content =
                TextFile.read("--schemas", file, ConfigurationException::new).json(Json.MAPPER);
        List<JsonNode> found = content.isArray() ? elements(content) : List.of(content);
        for (int i = 0; i < found.size(); i++) {
            Origin origin = new Origin(file.getFileName().toString(), content.isArray() ? "/" + i : "");
            Entry entry = entry(found.get(i), origin);
            require(
                    here.add(entry.type().id()),
                    origin,
                    "/name",
                    "type " + entry.type().id() + " is defined twice");
            entries.put(entry.type().id(), entry);
        }
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    private Entry entry(JsonNode json, Origin origin) {
        SchemaValidator.problems(FORM, json).stream().findFirst().ifPresent(problem -> {
            throw origin.wrong(problem.pointer(), problem.message());
        });
        Type.Sort sort = json.get("kind").textValue().equals("genus") ? Type.Sort.GENUS : Type.Sort.RECORD;
        require(
                sort == Type.Sort.RECORD == json.has("schema"),
                origin,
                "/schema",
                "belongs to record types, and to each");
        List<Id> parents = new ArrayList<>();
        for (JsonNode parent : json.path("parents")) {
            parents.add(typeId(parent, origin, "/parents/" + parents.size()));
        }
        RecordSchema schema =
                sort == Type.Sort.GENUS ? null : RecordSchema.of(json.get("schema"), taken, origin::wrong);
        require(
                schema == null
                        || kind(json) != ObjectKind.CONTACT
                        || !schema.names().contains("address"),
                origin,
                "/schema/properties/address",
                "contacts show their address under that name (expand=address)");
        Id id = typeId(json.get("name"), origin, "/name");
        try {
            DisplayText display = new DisplayText(
                    json.get("displayName").textValue(),
                    json.path("description").textValue());
            Set<String> properties = schema == null ? Set.of() : schema.names();
            Type type = new Type(id, sort, kind(json), display, parents, properties);
            return new Entry(type, schema, origin);
        } catch (Refusal wrong) {
            throw origin.wrong("", wrong.getMessage());
        }
    }

    private static ObjectKind kind(JsonNode json) {
        return Stream.of(ObjectKind.values())
                .filter(kind -> kind.osidName().equals(json.get("appliesTo").textValue()))
                .findFirst()
                .orElseThrow();
    }

    private Id typeId(JsonNode name, Origin origin, String place) {
        try {
            return Id.find(name.textValue()).orElseGet(() -> Id.of("type.Type", name.textValue(), authority));
        } catch (Refusal malformed) {
            throw origin.wrong(place, "is not a name that a type Id can have");
        }
    }

    private static void require(boolean holds, Origin origin, String place, String otherwise) {
        if (!holds) {
            throw origin.wrong(place, otherwise);
        }
    }

    /** Returns all types that were read. */
    TypeCatalog catalog() {
        List<Entry> ordered = List.copyOf(entries.values());
        try {
            return new TypeCatalog(ordered.stream().map(Entry::type).toList());
        } catch (Refusal wrong) {
            int index = Integer.parseInt(wrong.details().get(0).pointer().substring(1));
            throw ordered.get(index).origin().wrong("", wrong.getMessage());
        }
    }

    /** Returns the schemas of the record types. */
    Map<Id, RecordSchema> records() {
        Map<Id, RecordSchema> records = new LinkedHashMap<>();
        entries.forEach((id, entry) -> {
            if (entry.schema() != null) {
                records.put(id, entry.schema());
            }
        });
        return records;
    }
}
