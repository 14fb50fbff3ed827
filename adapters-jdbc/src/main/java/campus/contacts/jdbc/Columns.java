package campus.contacts.jdbc;

import campus.contacts.Classification;
import campus.contacts.Display;
import campus.contacts.Id;
import campus.contacts.Identity;
import campus.contacts.Kind;
import campus.contacts.OsidObject;
import campus.contacts.OwnIds;
import campus.contacts.Properties;
import campus.contacts.spi.PropertyText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns that contacts, addresses and address books share, and how values stand in any column. */
final class Columns {
    /** What contacts, addresses and address books have in common, for the head of a select; its places are those below. */
    static final String SHARED = """
            c.id, c.version, c.changed_at, c.display_name, c.description, c.genus_type, c.record_types, c.properties""";

    /** The place of the first column after those. */
    static final int OWN = 9;

    private static final int ID = 1;
    private static final int VERSION = 2;
    private static final int CHANGED_AT = 3;
    private static final int DISPLAY_NAME = 4;
    private static final int DESCRIPTION = 5;
    private static final int GENUS_TYPE = 6;
    private static final int RECORD_TYPES = 7;
    private static final int PROPERTIES = 8;

    private Columns() {}

    static Map<String, Object> values(OsidObject object) {
        Map<String, Object> values = new HashMap<>();
        values.put("version", object.identity().version());
        values.put("changed_at", moment(object.identity().changedAt()));
        values.put("display_name", object.display().name());
        values.put("description", object.display().description());
        Id genus = object.classification().genusTypeId();
        values.put("genus_type", genus.toString());
        values.put("genus_key", genus.key());
        values.put("record_types", ids(object.classification().recordTypeIds()));
        values.put("properties", PropertyText.write(object.properties()));
        return values;
    }

    static Identity identity(ResultSet row, Kind kind, OwnIds ownIds) throws SQLException {
        return new Identity(ownIds.id(kind, row.getLong("id")), row.getLong("version"), moment(row, "changed_at"));
    }

    static Classification classification(ResultSet row) throws SQLException {
        return new Classification(id(row, GENUS_TYPE), ids(row, RECORD_TYPES));
    }

    static Display display(ResultSet row) throws SQLException {
        return new Display(row.getString(DISPLAY_NAME), row.getString(DESCRIPTION));
    }

    static Properties properties(ResultSet row) throws SQLException {
        return PropertyText.read(row.getString(PROPERTIES));
    }

    static Id id(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : Id.parse(text);
    }

    static String id(Id id) {
        return id == null ? null : id.toString();
    }

    static String key(Id id) {
        return id == null ? null : id.key();
    }

    static String[] keys(Collection<Id> ids) {
        return ids.stream().map(Id::key).toArray(String[]::new);
    }

    /** No Id holds a raw line feed, so one a line is unambiguous. */
    static String ids(List<Id> ids) {
        return ids.isEmpty() ? null : ids.stream().map(Id::toString).collect(Collectors.joining("\n"));
    }

    static List<Id> ids(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? List.of() : text.lines().map(Id::parse).toList();
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        return moment(row, row.findColumn(column));
    }

    static Instant moment(ResultSet row, int column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    /** Cut to milliseconds, where the databases would round. */
    static OffsetDateTime moment(Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
