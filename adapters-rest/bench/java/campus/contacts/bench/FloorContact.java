package campus.contacts.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A contact as the floor reads it and writes it as JSON. */
final class FloorContact {
    static final String COLUMNS = """
            c.id, c.version, c.display_name, c.description, c.genus_type, c.record_types, c.properties, c.start_at, c.end_at, \
            c.end_reason_id, c.address_id, c.reference_id, c.addressee_id""";

    /** The columns of a contact with its address. */
    static final String EXPANDED = COLUMNS + """
            , a.display_name as a_display_name, a.description as a_description, a.genus_type as a_genus_type, \
            a.record_types as a_record_types, a.properties as a_properties, a.resource_id, \
            coalesce(a.address_text, a.email_address_key) as address_text""";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    private FloorContact() {}

    static void write(StringBuilder json, ResultSet row, String url) throws SQLException {
        long id = row.getLong("id");
        json.append("{\"id\":\"contact.Contact:")
                .append(id)
                .append("@localhost\",\"uri\":\"")
                .append(uri(url, id));
        json.append("\",\"displayName\":\"").append(row.getString("display_name"));
        field(json.append('"'), "description", row.getString("description"));
        field(json, "genusTypeId", row.getString("genus_type"));
        types(json, row.getString("record_types"));
        field(json, "startDate", moment(row.getObject("start_at", OffsetDateTime.class)));
        field(json, "endDate", moment(row.getObject("end_at", OffsetDateTime.class)));
        field(json, "endReasonId", row.getString("end_reason_id"));
        json.append(",\"addressId\":\"contact.Address:")
                .append(row.getLong("address_id"))
                .append("@localhost\"");
        field(json, "referenceId", row.getString("reference_id"));
        field(json, "addresseeId", row.getString("addressee_id"));
        records(json, row.getString("properties"));
    }

    /** Writes a contact with its address. */
    static void writeExpanded(StringBuilder json, ResultSet row, String url) throws SQLException {
        write(json, row, url);
        json.setCharAt(json.length() - 1, ',');
        long id = row.getLong("address_id");
        json.append("\"address\":{\"id\":\"contact.Address:").append(id).append("@localhost\",\"uri\":\"");
        json.append(url).append("/addresses/contact.Address%3A").append(id).append("%40localhost\"");
        field(json, "displayName", row.getString("a_display_name"));
        field(json, "description", row.getString("a_description"));
        field(json, "genusTypeId", row.getString("a_genus_type"));
        types(json, row.getString("a_record_types"));
        field(json, "resourceId", row.getString("resource_id"));
        field(json, "addressText", row.getString("address_text"));
        records(json, row.getString("a_properties"));
        json.append('}');
    }

    private static void types(StringBuilder json, String types) {
        json.append(",\"recordTypeIds\":[")
                .append(types == null ? "" : '"' + types + '"')
                .append(']');
    }

    private static void records(StringBuilder json, String properties) {
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
