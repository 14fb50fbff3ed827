package campus.contacts.exchange.csv;

import campus.contacts.json.Json;
import campus.contacts.osid.Classification;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Type;
import campus.contacts.rest.schema.Schemas;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The columns of a file, named as the properties of the objects with their paths: {@code address.telephoneNumbers.0.number}. There is one
 * for every property that an object can have, whatever is listed, so that the header can be written before the objects are read. A list of
 * up to {@value #MOST_ELEMENTS} elements has columns for each of them; a longer one, and a structure without a fixed form, is JSON in one
 * cell.
 */
public final class CsvColumns {
    private static final int MOST_ELEMENTS = 4;

    private final List<String> names = new ArrayList<>();
    private final List<String[]> paths = new ArrayList<>();

    private CsvColumns() {}

    /** Returns the columns of objects of that kind, with all record types. */
    public static CsvColumns of(ObjectKind kind, Schemas schemas) {
        CsvColumns columns = new CsvColumns();
        columns.add("", kind, schemas);
        return columns;
    }

    /** Returns the columns of contacts with their addresses. */
    public static CsvColumns ofContacts(Schemas schemas, String address) {
        CsvColumns columns = of(ObjectKind.CONTACT, schemas);
        columns.add(address + '.', ObjectKind.ADDRESS, schemas);
        return columns;
    }

    private void add(String prefix, ObjectKind kind, Schemas schemas) {
        List<Id> records = schemas.types().all().stream()
                .filter(type -> type.sort() == Type.Sort.RECORD && type.appliesTo() == kind)
                .map(Type::id)
                .toList();
        Classification all = new Classification(kind.defaultGenusType("any"), records);
        addMembers(prefix, schemas.of(kind, all).document());
    }

    private void addMembers(String prefix, JsonNode definition) {
        for (Map.Entry<String, JsonNode> member : definition.path("properties").properties()) {
            if (member.getKey().equals("addresseeId")) {
                // what a contact links is fixed, and in no form
                addColumn(prefix + "addressId");
                addColumn(prefix + "referenceId");
            }
            add(prefix + member.getKey(), member.getValue());
        }
    }

    private void addColumn(String name) {
        names.add(name);
        paths.add(name.split("\\.", -1));
    }

    private void add(String name, JsonNode definition) {
        int most = definition.path("maxItems").asInt(Integer.MAX_VALUE);
        if (definition.path("properties").size() > 0
                && !definition.path("additionalProperties").asBoolean(true)) {
            addMembers(name + '.', definition);
        } else if (definition.path("type").asText().equals("array") && most <= MOST_ELEMENTS) {
            for (int i = 0; i < most; i++) {
                add(name + '.' + i, definition.path("items"));
            }
        } else {
            addColumn(name);
        }
    }

    /** Returns the names of the columns, in order. */
    public List<String> names() {
        return names;
    }

    /** Returns the cells of an object; empty for what is unset. */
    List<String> cells(JsonNode object) {
        return paths.stream().map(path -> cell(object, path)).toList();
    }

    private static String cell(JsonNode object, String[] path) {
        JsonNode value = object;
        for (String step : path) {
            value = value.isArray() ? value.path(Integer.parseInt(step)) : value.path(step);
        }
        if (value.isMissingNode() || value.isNull() || value.isContainerNode() && value.isEmpty()) {
            return "";
        }
        return FormulaGuard.guarded(value.isContainerNode() ? Json.text(value) : value.asText());
    }
}
