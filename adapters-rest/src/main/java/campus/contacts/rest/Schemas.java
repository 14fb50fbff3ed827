package campus.contacts.rest;

import campus.contacts.Classification;
import campus.contacts.Display;
import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Type;
import campus.contacts.TypeCatalog;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The files in {@code schemas/}: one JSON Schema for each kind of object, which is what {@code /metadata} shows and what POST,
 * PUT and PATCH enforce, and the types that this server knows.
 */
final class Schemas {
    private final Map<Kind, ObjectSchema> kinds = new EnumMap<>(Kind.class);
    private final TypeCatalog types;

    private Schemas(String authority) {
        for (Kind kind : Kind.values()) {
            ObjectNode file = (ObjectNode) read(kind.osidName() + ".json");
            kinds.put(kind, new ObjectSchema(kind, file));
        }
        this.types = new TypeCatalog(types(read("types/genus.json"), authority));
    }

    /** Reads the files; types that they name without an authority get this one. */
    static Schemas load(String authority) {
        return new Schemas(authority);
    }

    TypeCatalog types() {
        return types;
    }

    /** What an object of that kind and classification looks like. */
    ObjectSchema of(Kind kind, Classification classification) {
        return kinds.get(kind);
    }

    private static List<Type> types(JsonNode file, String authority) {
        List<Type> types = new ArrayList<>();
        for (JsonNode entry : file) {
            List<Id> parents = new ArrayList<>();
            entry.get("parents").forEach(parent -> parents.add(typeId(parent.textValue(), authority)));
            types.add(new Type(
                    typeId(entry.get("name").textValue(), authority),
                    Type.Sort.valueOf(entry.get("kind").textValue().toUpperCase(java.util.Locale.ROOT)),
                    kind(entry.get("appliesTo").textValue()),
                    new Display(
                            entry.get("displayName").textValue(),
                            entry.get("description").textValue()),
                    parents));
        }
        return types;
    }

    private static Kind kind(String osidName) {
        for (Kind kind : Kind.values()) {
            if (kind.osidName().equals(osidName)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("appliesTo must be Contact, Address or AddressBook, not " + osidName);
    }

    private static Id typeId(String name, String authority) {
        return Id.find(name).orElseGet(() -> Id.of("type.Type", name, authority));
    }

    private static JsonNode read(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream("/schemas/" + name)) {
            return Json.MAPPER.readTree(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
