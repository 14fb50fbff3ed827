package campus.contacts.rest;

import campus.contacts.Display;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Refusal;
import campus.contacts.Type;
import campus.contacts.TypeCatalog;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
 * The genus and record types in files: each file holds one type or an array of them. What is wrong with a file is said in one
 * line that names the file and the place.
 */
final class TypeFiles {
    private static final Set<String> MEMBERS =
            Set.of("name", "kind", "appliesTo", "displayName", "description", "parents", "schema");

    /** A type as a file has it. */
    private record Entry(Type type, RecordSchema schema, String origin) {}

    private final Map<Id, Entry> entries = new LinkedHashMap<>();
    private final String authority;
    private final Set<String> taken;

    /**
     * @param authority of types that are named without one
     * @param taken the names of properties that no record may add
     */
    TypeFiles(String authority, Set<String> taken) {
        this.authority = authority;
        this.taken = taken;
    }

    /** Reads every JSON file of a directory; a type that was read from another one before is replaced. */
    void read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new Options.WrongOption(directory + " is not a directory");
        }
        Set<Id> here = new LinkedHashSet<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                read(file, here);
            }
        } catch (IOException broken) {
            throw new Options.WrongOption(directory + " cannot be read");
        }
    }

    private void read(Path file, Set<Id> here) throws IOException {
        JsonNode content;
        try {
            content = Json.MAPPER.readTree(Files.readString(file));
        } catch (JsonProcessingException malformed) {
            throw new Options.WrongOption(file.getFileName() + ": line "
                    + malformed.getLocation().getLineNr() + ", column "
                    + malformed.getLocation().getColumnNr() + ": not JSON");
        }
        List<JsonNode> found = content.isArray() ? List.copyOf(elements(content)) : List.of(content);
        for (int i = 0; i < found.size(); i++) {
            String origin = file.getFileName() + ": " + (content.isArray() ? "/" + i : "");
            Entry entry = entry(found.get(i), origin);
            if (!here.add(entry.type().id())) {
                throw new Options.WrongOption(
                        origin + "/name: type " + entry.type().id() + " is defined twice");
            }
            entries.put(entry.type().id(), entry);
        }
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    private Entry entry(JsonNode json, String origin) {
        require(json.isObject(), origin, "must be an object, or an array of objects");
        json.fieldNames()
                .forEachRemaining(name -> require(
                        MEMBERS.contains(name), origin + '/' + Json.shown(name, 40), "is not a member of a type"));
        Type.Sort sort = sort(json, origin);
        Kind kind = kind(json, origin);
        List<Id> parents = new ArrayList<>();
        for (JsonNode parent : json.path("parents")) {
            parents.add(typeId(parent, origin + "/parents"));
        }
        require(
                sort == Type.Sort.RECORD == json.has("schema"),
                origin + "/schema",
                "belongs to record types, and to each");
        RecordSchema schema = sort == Type.Sort.GENUS
                ? null
                : RecordSchema.of(json.get("schema"), taken, problem -> new Options.WrongOption(origin + problem));
        try {
            Display display = new Display(
                    json.path("displayName").textValue(),
                    json.path("description").textValue());
            Set<String> properties = schema == null ? Set.of() : schema.names();
            Type type = new Type(typeId(json.path("name"), origin + "/name"), sort, kind, display, parents, properties);
            return new Entry(type, schema, origin);
        } catch (Refusal wrong) {
            throw new Options.WrongOption(origin + ": " + wrong.getMessage());
        }
    }

    private static Type.Sort sort(JsonNode json, String origin) {
        return switch (json.path("kind").asText()) {
            case "genus" -> Type.Sort.GENUS;
            case "record" -> Type.Sort.RECORD;
            default -> throw new Options.WrongOption(origin + "/kind: must be genus or record");
        };
    }

    private static Kind kind(JsonNode json, String origin) {
        for (Kind kind : Kind.values()) {
            if (kind.osidName().equals(json.path("appliesTo").textValue())) {
                return kind;
            }
        }
        throw new Options.WrongOption(origin + "/appliesTo: must be Contact, Address or AddressBook");
    }

    private Id typeId(JsonNode name, String origin) {
        require(name.isTextual() && !name.textValue().isEmpty(), origin, "must be a name, or a whole type Id");
        try {
            return Id.find(name.textValue()).orElseGet(() -> Id.of("type.Type", name.textValue(), authority));
        } catch (Refusal malformed) {
            throw new Options.WrongOption(origin + ": is no name that a type Id can have");
        }
    }

    private static void require(boolean holds, String place, String otherwise) {
        if (!holds) {
            throw new Options.WrongOption(place + ": " + otherwise);
        }
    }

    /** All types that were read. */
    TypeCatalog catalog() {
        List<Entry> ordered = List.copyOf(entries.values());
        try {
            return new TypeCatalog(ordered.stream().map(Entry::type).toList());
        } catch (Refusal wrong) {
            int index = Integer.parseInt(wrong.details().get(0).pointer().substring(1));
            throw new Options.WrongOption(ordered.get(index).origin() + ": " + wrong.getMessage());
        }
    }

    /** What the record types add. */
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
