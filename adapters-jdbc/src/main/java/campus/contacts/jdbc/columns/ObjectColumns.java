package campus.contacts.jdbc.columns;

import campus.contacts.OsidObject;
import campus.contacts.osid.Classification;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.LocalIds;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.TextFold;
import campus.contacts.storage.text.PropertyJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns that contacts, addresses and address books share, and the conversion of values to columns. */
public final class ObjectColumns {
    /** The shared columns for the head of a select; {@link #OWN} and the readers below depend on their order. */
    public static final String SHARED = """
            c.id, c.version, c.changed_at, c.display_name, c.description, c.genus_type, c.record_types, c.properties""";

    /** The index of the first column after the shared ones. */
    public static final int OWN = 9;

    private static final int ID = 1;
    private static final int VERSION = 2;
    private static final int CHANGED_AT = 3;
    private static final int DISPLAY_NAME = 4;
    private static final int DESCRIPTION = 5;
    private static final int GENUS_TYPE = 6;
    private static final int RECORD_TYPES = 7;
    private static final int PROPERTIES = 8;

    /** The capacity of a map for the values of all columns of an object. */
    private static final int CAPACITY = 64;

    private ObjectColumns() {}

    /** Returns the name of the sequence of an object kind's numbers. */
    public static String sequence(ObjectKind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "_number";
    }

    public static Map<String, Object> values(OsidObject object) {
        Map<String, Object> values = new HashMap<>(CAPACITY);
        values.put("version", object.identity().version());
        values.put("changed_at", moment(object.identity().changedAt()));
        values.put("display_name", object.display().name());
        values.put("display_name_sort_key", TextFold.sortKey(object.display().name()));
        values.put("description", object.display().description());
        Id genus = object.classification().genusTypeId();
        values.put("genus_type", genus.toString());
        values.put("genus_key", genus.key());
        values.put("record_types", ids(object.classification().recordTypeIds()));
        values.put("properties", PropertyJson.write(object.properties()));
        return values;
    }

    public static ObjectVersion identity(ResultSet row, ObjectKind kind, LocalIds ownIds) throws SQLException {
        return new ObjectVersion(ownIds.id(kind, row.getLong(ID)), row.getLong(VERSION), moment(row, CHANGED_AT));
    }

    public static Classification classification(ResultSet row) throws SQLException {
        return KnownClassifications.of(row.getString(GENUS_TYPE), row.getString(RECORD_TYPES));
    }

    public static DisplayText display(ResultSet row) throws SQLException {
        return new DisplayText(row.getString(DISPLAY_NAME), row.getString(DESCRIPTION));
    }

    public static RecordProperties properties(ResultSet row) throws SQLException {
        return PropertyJson.read(row.getString(PROPERTIES));
    }

    public static Id id(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : Id.parse(text);
    }

    public static String id(Id id) {
        return id == null ? null : id.toString();
    }

    public static String key(Id id) {
        return id == null ? null : id.key();
    }

    public static String[] keys(Collection<Id> ids) {
        return ids.stream().map(Id::key).toArray(String[]::new);
    }

    /** Joins Ids with line feeds; an Id never contains a raw line feed. */
    public static String ids(List<Id> ids) {
        return ids.isEmpty() ? null : ids.stream().map(Id::toString).collect(Collectors.joining("\n"));
    }

    public static List<Id> ids(ResultSet row, int column) throws SQLException {
        return ids(row.getString(column));
    }

    static List<Id> ids(String text) {
        return text == null ? List.of() : text.lines().map(Id::parse).toList();
    }

    public static Instant moment(ResultSet row, String column) throws SQLException {
        return moment(row, row.findColumn(column));
    }

    public static Instant moment(ResultSet row, int column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    /** Truncates a moment to milliseconds; the databases would round it. */
    public static OffsetDateTime moment(Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
