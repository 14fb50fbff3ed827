package campus.contacts.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A contact as the floor reads, writes and stores it. */
final class FloorContact {
    static final String COLUMNS = """
            id, version, display_name, description, genus_type, record_types, properties, start_at, end_at, end_reason_id, \
            address_id, reference_id, addressee_id""";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    private static final String CONTACT = """
            insert into contact (id, version, changed_at, display_name, genus_type, genus_key, address_id, reference_id, \
            reference_key, start_at) values (nextval('contact_number'), 1, ?, ?, 'type.Type:defaultContactType@localhost', \
            'type.type:defaultContactType@localhost', ?, ?, ?, ?)""";

    private FloorContact() {}

    static void write(StringBuilder json, ResultSet row, String url) throws SQLException {
        long id = row.getLong("id");
        String properties = row.getString("properties");
        json.append("{\"id\":\"contact.Contact:")
                .append(id)
                .append("@localhost\",\"uri\":\"")
                .append(uri(url, id));
        json.append("\",\"displayName\":\"").append(row.getString("display_name"));
        field(json.append('"'), "description", row.getString("description"));
        field(json, "genusTypeId", row.getString("genus_type"));
        String types = row.getString("record_types");
        json.append(",\"recordTypeIds\":[")
                .append(types == null ? "" : '"' + types + '"')
                .append(']');
        field(json, "startDate", moment(row.getObject("start_at", OffsetDateTime.class)));
        field(json, "endDate", moment(row.getObject("end_at", OffsetDateTime.class)));
        field(json, "endReasonId", row.getString("end_reason_id"));
        json.append(",\"addressId\":\"contact.Address:")
                .append(row.getLong("address_id"))
                .append("@localhost\"");
        field(json, "referenceId", row.getString("reference_id"));
        field(json, "addresseeId", row.getString("addressee_id"));
        json.append(properties == null ? "" : ',' + properties.substring(1, properties.length() - 1))
                .append('}');
    }

    /** Writes a new contact. */
    static void write(
            StringBuilder json,
            long id,
            String name,
            long address,
            String reference,
            OffsetDateTime start,
            String url) {
        json.append("{\"id\":\"contact.Contact:")
                .append(id)
                .append("@localhost\",\"uri\":\"")
                .append(uri(url, id));
        json.append("\",\"displayName\":\"").append(name).append("\",\"description\":null");
        json.append(",\"genusTypeId\":\"type.Type:defaultContactType@localhost\",\"recordTypeIds\":[]");
        field(json, "startDate", moment(start));
        json.append(",\"endDate\":null,\"endReasonId\":null,\"addressId\":\"contact.Address:")
                .append(address);
        field(json.append("@localhost\""), "referenceId", reference);
        json.append(",\"addresseeId\":null}");
    }

    static String uri(String url, long id) {
        return url + "/contacts/contact.Contact%3A" + id + "%40localhost";
    }

    /** Inserts the contact and its filing in one statement, which PostgreSQL supports. */
    static long insertInOne(Connection connection, String name, long address, String reference, OffsetDateTime start)
            throws SQLException {
        String both = "with made as (" + CONTACT + " returning id), filed as (insert into contact_filing "
                + "(address_book_id, contact_id, filed_at) select 1, id, current_timestamp from made) select id from made";
        try (PreparedStatement statement = connection.prepareStatement(both)) {
            bind(statement, name, address, reference, start);
            try (ResultSet made = statement.executeQuery()) {
                made.next();
                return made.getLong(1);
            }
        }
    }

    /** Inserts the contact and its filing in two statements and one commit. */
    static long insertInTwo(Connection connection, String name, long address, String reference, OffsetDateTime start)
            throws SQLException {
        connection.setAutoCommit(false);
        long made;
        try (PreparedStatement statement =
                connection.prepareStatement("select id from final table (" + CONTACT + ')')) {
            bind(statement, name, address, reference, start);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                made = row.getLong(1);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into contact_filing (address_book_id, contact_id, filed_at) values (1, ?, current_timestamp)")) {
            statement.setLong(1, made);
            statement.executeUpdate();
        }
        connection.commit();
        return made;
    }

    private static void bind(
            PreparedStatement statement, String name, long address, String reference, OffsetDateTime start)
            throws SQLException {
        statement.setObject(1, Instant.now().atOffset(ZoneOffset.UTC));
        statement.setString(2, name);
        statement.setLong(3, address);
        statement.setString(4, reference);
        statement.setString(5, reference.replace("resource.Resource:", "resource.resource:"));
        statement.setObject(6, start);
    }

    private static void field(StringBuilder json, String name, String value) {
        json.append(",\"").append(name).append("\":");
        if (value == null) {
            json.append("null");
        } else {
            json.append('"').append(value).append('"');
        }
    }

    private static String moment(OffsetDateTime moment) {
        return moment == null ? null : MOMENT.format(moment.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
