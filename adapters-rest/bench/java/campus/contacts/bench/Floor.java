package campus.contacts.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;

/**
 * The floor: the simplest program that answers the same requests with the same bytes on the same libraries. A read is one statement, a write
 * makes the same rows, JSON is concatenated by hand, and there is no validation, authorization, logging or monitoring.
 */
final class Floor {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HikariDataSource pool = new HikariDataSource();
    private final FloorWrites writes;
    private String url;

    private Floor(String database) {
        writes = new FloorWrites(database.startsWith("jdbc:h2:"));
        pool.setJdbcUrl(database);
        pool.setUsername("sa");
        pool.setPassword("");
        pool.setMaximumPoolSize(16);
    }

    /** @param arguments the JDBC URL; without it, only the libraries are started */
    public static void main(String[] arguments) {
        Floor floor = arguments.length == 0 ? null : new Floor(arguments[0]);
        Javalin http = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.jetty.host = "127.0.0.1";
                    if (floor != null) {
                        config.routes.get("/contacts/{id}", floor::get);
                        config.routes.get("/contacts", floor::list);
                        config.routes.get("/address-books/{id}/contacts", floor::listInBook);
                        config.routes.post("/contacts", floor::post);
                        config.routes.put("/contacts/{id}", floor::put);
                    }
                })
                .start(0);
        String url = "http://127.0.0.1:" + http.port();
        if (floor != null) {
            floor.url = url;
        }
        System.out.println("ready " + url + '/');
    }

    private void get(Context context) throws SQLException {
        String known = context.header("If-None-Match");
        String columns = known == null ? FloorContact.COLUMNS : "version";
        try (Connection connection = pool.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select " + columns + " from contact c where id = ?")) {
            statement.setLong(1, number(context.pathParam("id")));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                String tag = '"' + row.getString("version") + '"';
                context.header("ETag", tag);
                if (tag.equals(known)) {
                    context.status(304);
                    return;
                }
                StringBuilder json = new StringBuilder(512);
                FloorContact.write(json, row, url);
                context.contentType("application/json").result(json.toString());
            }
        }
    }

    private void list(Context context) throws SQLException {
        String reference = context.queryParam("referenceId");
        String book = context.queryParam("addressBookId");
        String after = context.queryParam("after");
        if (reference != null) {
            String key = reference.replace("resource.Resource:", "resource.resource:");
            OffsetDateTime now = Instant.now().atOffset(ZoneOffset.UTC);
            answer(context, """
                    reference_key = ? and (start_at is null or start_at <= ?) and (end_at is null or end_at >= ?)
                    order by id""", key, now, now);
        } else if (book != null) {
            answer(context, """
                    exists (
                        select 1 from contact_filing f join address_book_path p on p.descendant_id = f.address_book_id
                        where f.contact_id = c.id and p.ancestor_id = ?)
                    order by id limit 100""", number(book));
        } else {
            long position = after == null
                    ? 0
                    : ByteBuffer.wrap(Base64.getUrlDecoder().decode(after)).getLong();
            boolean expand = context.queryParam("expand") != null;
            select(
                    context,
                    expand ? FloorContact.EXPANDED : FloorContact.COLUMNS,
                    (expand ? "join address a on a.id = c.address_id " : "") + "where c.id > ? order by c.id limit 100",
                    position);
        }
    }

    private void listInBook(Context context) throws SQLException {
        answer(
                context,
                "id in (select contact_id from contact_filing where address_book_id = ?) order by id limit 100",
                number(context.pathParam("id")));
    }

    private void answer(Context context, String condition, Object... values) throws SQLException {
        select(context, FloorContact.COLUMNS, "where " + condition, values);
    }

    private void select(Context context, String columns, String rest, Object... values) throws SQLException {
        boolean expand = !columns.equals(FloorContact.COLUMNS);
        StringBuilder json = new StringBuilder(1024).append('[');
        try (Connection connection = pool.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select " + columns + " from contact c " + rest)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (json.length() > 1) {
                        json.append(',');
                    }
                    if (expand) {
                        FloorContact.writeExpanded(json, row, url);
                    } else {
                        FloorContact.write(json, row, url);
                    }
                }
            }
        }
        context.contentType("application/json").result(json.append(']').toString());
    }

    private void post(Context context) throws SQLException, IOException {
        JsonNode body = JSON.readTree(context.bodyAsBytes());
        long address = number(context.queryParam("addressId"));
        String reference = context.queryParam("referenceId");
        String name = body.get("displayName").textValue();
        OffsetDateTime start = OffsetDateTime.parse(body.get("startDate").textValue());
        StringBuilder json = new StringBuilder(512);
        try (Connection connection = pool.getConnection()) {
            long made = writes.insert(connection, name, address, reference, start);
            FloorContact.write(json, made, name, address, reference, start, url);
            context.header("Location", FloorContact.uri(url, made)).header("ETag", "\"1\"");
        }
        context.status(201).contentType("application/json").result(json.toString());
    }

    private void put(Context context) throws SQLException, IOException {
        JsonNode body = JSON.readTree(context.bodyAsBytes());
        try (Connection connection = pool.getConnection()) {
            writes.update(
                    connection,
                    number(context.pathParam("id")),
                    body.get("description").textValue());
        }
        context.contentType("application/json").result("{\"message\":\"The contact has been updated\"}");
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(id.indexOf(':') + 1, id.indexOf('@')));
    }
}
