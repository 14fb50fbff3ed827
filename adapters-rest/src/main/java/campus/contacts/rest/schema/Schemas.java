package campus.contacts.rest.schema;

import campus.contacts.json.Json;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal.Detail;
import campus.contacts.osid.Type;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.records.BuiltInTypes;
import campus.contacts.settings.ConfigurationException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files in {@code schemas/}: one JSON Schema for each kind of object, which {@code /metadata} shows and POST, PUT and PATCH
 * enforce, and the types of this server. A campus adds its own types from a directory.
 */
public final class Schemas {
    private static final String TYPES = "/schemas/types";

    private final Map<ObjectKind, ObjectNode> files = new EnumMap<>(ObjectKind.class);
    private final Map<List<Id>, ObjectSchema> combined = new ConcurrentHashMap<>();
    private final Map<ObjectKind, ObjectSchema> plain = new EnumMap<>(ObjectKind.class);
    /** The schemas of the campus's own record types that were needed so far. */
    private final Map<RecordSchema, Schema> compiled = Collections.synchronizedMap(new IdentityHashMap<>());

    private final TypeCatalog types;
    private final Map<Id, RecordSchema> records;

    private Schemas(String authority, Path overlay) {
        Set<String> taken = new LinkedHashSet<>(Set.of("addressId", "referenceId", "brandingId"));
        for (ObjectKind kind : ObjectKind.values()) {
            ObjectNode file = read(kind.osidName() + ".json");
            files.put(kind, file);
            plain.put(kind, new ObjectSchema(kind, file));
            file.get("properties").fieldNames().forEachRemaining(taken::add);
        }
        TypeFileReader typeFiles = new TypeFileReader(authority, taken);
        readBuiltIn(typeFiles, BuiltInTypes.of(authority));
        if (overlay != null) {
            typeFiles.read(overlay);
        }
        this.types = typeFiles.catalog();
        this.records = typeFiles.records();
    }

    /**
     * Reads the files.
     *
     * @param authority of types that the files name without one
     * @param overlay a directory with a campus's own types, or null
     * @throws ConfigurationException when a file is invalid, naming the file and the place
     */
    public static Schemas load(String authority, Path overlay) {
        return new Schemas(authority, overlay);
    }

    public TypeCatalog types() {
        return types;
    }

    /** Returns whether objects of the kind have the property regardless of their records. */
    public boolean isOwn(ObjectKind kind, String property) {
        return files.get(kind).get("properties").has(property);
    }

    /** Returns the properties that objects of the kind have regardless of their records, by name. */
    public ObjectNode ownProperties(ObjectKind kind) {
        return (ObjectNode) files.get(kind).get("properties");
    }

    /** Returns the properties that the record types of that kind add, by name. */
    public ObjectNode recordProperties(ObjectKind kind) {
        ObjectNode properties = Json.MAPPER.createObjectNode();
        for (Type type : types.all()) {
            if (type.appliesTo() == kind && records.containsKey(type.id())) {
                properties.setAll(records.get(type.id()).properties());
            }
        }
        return properties;
    }

    /** Returns the schema of objects of that kind and classification. */
    public ObjectSchema of(ObjectKind kind, Classification classification) {
        return of(kind, classification.recordTypeIds());
    }

    private ObjectSchema of(ObjectKind kind, List<Id> recordTypeIds) {
        if (recordTypeIds.isEmpty()) {
            return plain.get(kind);
        }
        ObjectSchema known = combined.get(recordTypeIds);
        return known != null
                ? known
                : combined.computeIfAbsent(
                        recordTypeIds, ids -> new ObjectSchema(kind, files.get(kind), inherited(ids)));
    }

    /**
     * Returns the problems that properties of a new object have by the schemas of the campus's own record types, each with its pointer; the
     * domain has the rules of the built-in ones.
     */
    public List<Detail> problems(List<Id> recordTypeIds, RecordProperties properties) {
        List<Detail> problems = new ArrayList<>();
        for (RecordSchema record : inherited(recordTypeIds)) {
            if (record.rules().isEmpty()) {
                problems.addAll(record.problems(compiled.computeIfAbsent(record, RecordSchema::compiled), (ObjectNode)
                        ValueJson.node(properties.values())));
            }
        }
        return problems;
    }

    /** Returns the schemas of the record types and of the types that they inherit from. */
    public List<RecordSchema> inherited(List<Id> recordTypeIds) {
        Set<Id> all = new LinkedHashSet<>();
        recordTypeIds.forEach(id -> all.addAll(types.withAncestors(id)));
        List<RecordSchema> found = new ArrayList<>();
        for (Id id : all) {
            if (records.containsKey(id)) {
                found.add(records.get(id));
            }
        }
        return found;
    }

    /** Returns the two ends of a contact as properties of a form, by name. */
    public static ObjectNode contactEnds() {
        return (ObjectNode) read("ContactEnds.json").get("properties");
    }

    /** Reads one of the schemas, by the name of its file. */
    static ObjectNode read(String name) {
        return (ObjectNode) file(name);
    }

    /** Reads one of the files, by its path. */
    static JsonNode file(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream("/schemas/" + name)) {
            return Json.MAPPER.readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void readBuiltIn(TypeFileReader typeFiles, List<Type> rules) {
        try {
            URI directory = Schemas.class.getResource(TYPES).toURI();
            if (directory.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(directory, Map.of())) {
                    typeFiles.readBuiltIn(jar.getPath(TYPES), rules);
                }
            } else {
                typeFiles.readBuiltIn(Path.of(directory), rules);
            }
        } catch (IOException | URISyntaxException broken) {
            throw new IllegalStateException("the built-in types cannot be read", broken);
        }
    }
}
