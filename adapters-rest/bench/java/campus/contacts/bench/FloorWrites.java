package campus.contacts.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The rows that the floor writes, which are those of the program: the contact, its filing or replaced version, its entry in the feed of
 * changes and its words. PostgreSQL gets them in one statement, H2 in several with one commit.
 */
final class FloorWrites {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CONTACT = """
            insert into contact (id, version, changed_at, display_name, display_name_sort_key, genus_type, genus_key, address_id, \
            reference_id, reference_key, start_at) values (nextval('contact_number'), 1, ?, ?, ?, \
            'type.Type:defaultContactType@localhost', 'type.type:defaultContactType@localhost', ?, ?, ?, ?)""";

    private static final String INSERT_ON_POSTGRESQL =
            "with made as (" + CONTACT + " returning id, changed_at), " + """
            filed as (insert into contact_filing (address_book_id, contact_id, filed_at, began_with_object)
                select 1, id, changed_at, true from made),
            entered as (insert into change_entry (object_id, version, changed_at, other_id, kind, change_code)
                select id, 1, changed_at, 1, 0, 0 from made),
            worded as (insert into contact_word (contact_id, word)
                select made.id, w.word from unnest(cast(? as varchar array)) as w(word), made)
            select id from made""";

    private static final String VERSION_COLUMNS = """
            id, version, changed_at, recorded_by, change_code, display_name, display_name_sort_key, description, genus_type, genus_key, \
            record_types, properties, address_id, reference_id, reference_key, addressee_id, addressee_key, start_at, end_at, \
            end_reason_id, written_by, reference_may_hide, addressee_may_hide""";

    private static final String KEEP = "insert into contact_version (" + VERSION_COLUMNS + ", replaced_at) select "
            + VERSION_COLUMNS + ", cast(? as timestamp(3) with time zone) from contact where id = ?";

    private static final String FORGET_WORDS =
            "delete from contact_word where contact_id = ? and not (word = any(cast(? as varchar array)))";

    private static final String ADD_WORDS = """
            insert into contact_word (contact_id, word)
            select cast(? as bigint), w.word from unnest(cast(? as varchar array)) as w(word)
            where not exists (select 1 from contact_word o where o.contact_id = ? and o.word = w.word)""";

    private static final String UPDATE =
            "update contact set description = ?, version = version + 1, changed_at = ?, change_code = 1 where id = ?";

    private static final String UPDATE_ON_POSTGRESQL = "with kept as (" + KEEP + "), " + """
            entered as (insert into change_entry (object_id, version, changed_at, kind, change_code)
                select id, version + 1, cast(? as timestamp(3) with time zone), 0, 1 from contact where id = ?),
            """ + "forgotten as ("
            + FORGET_WORDS + "), added as (" + ADD_WORDS + ") " + UPDATE;

    private static final String ENTRY_ON_H2 =
            "insert into change_entry (writer, object_id, version, changed_at, other_id, kind, change_code) ";

    private final boolean h2;
    /** Far above those of the program, which may have written before. */
    private final AtomicLong writers = new AtomicLong(1L << 40);

    FloorWrites(boolean h2) {
        this.h2 = h2;
    }

    /** Returns the number of the new contact. */
    long insert(Connection connection, String name, long address, String reference, OffsetDateTime start)
            throws SQLException {
        Object[] contact = {
            now(),
            name,
            name.toLowerCase(Locale.ROOT),
            address,
            reference,
            reference.replace("resource.Resource:", "resource.resource:"),
            start
        };
        Set<String> words = words(name);
        words.addAll(words(identifier(reference)));
        if (!h2) {
            return number(connection, INSERT_ON_POSTGRESQL, and(contact, array(connection, words)));
        }
        connection.setAutoCommit(false);
        long made = number(connection, "select id from final table (" + CONTACT + ')', contact);
        execute(connection, """
                insert into contact_filing (address_book_id, contact_id, filed_at, began_with_object) values (1, ?, ?, true)""", made, contact[0]);
        execute(connection, ENTRY_ON_H2 + "values (?, ?, 1, ?, 1, 0, 0)", writers.incrementAndGet(), made, contact[0]);
        execute(
                connection,
                "insert into contact_word (contact_id, word) select cast(? as bigint), w.word from unnest(?) as w(word)",
                made,
                array(connection, words));
        connection.commit();
        return made;
    }

    void update(Connection connection, long id, String description) throws SQLException, IOException {
        Object words = array(connection, words(connection, id, description));
        OffsetDateTime now = now();
        if (!h2) {
            execute(connection, UPDATE_ON_POSTGRESQL, now, id, now, id, id, words, id, words, id, description, now, id);
            return;
        }
        connection.setAutoCommit(false);
        execute(connection, KEEP, now, id);
        execute(
                connection,
                ENTRY_ON_H2 + "select ?, id, version + 1, ?, null, 0, 1 from contact where id = ?",
                writers.incrementAndGet(),
                now,
                id);
        execute(connection, FORGET_WORDS, id, words);
        execute(connection, ADD_WORDS, id, words, id);
        execute(connection, UPDATE, description, now, id);
        connection.commit();
    }

    /** Returns the words of a contact that gets another description. */
    private static Set<String> words(Connection connection, long id, String description)
            throws SQLException, IOException {
        Set<String> words = words(description);
        try (PreparedStatement statement = connection.prepareStatement(
                "select display_name, reference_id, properties from contact where id = ?")) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                words.addAll(words(row.getString(1)));
                words.addAll(words(identifier(row.getString(2))));
                String properties = row.getString(3);
                if (properties != null) {
                    for (JsonNode value : texts(JSON.readTree(properties))) {
                        words.addAll(words(value.textValue()));
                    }
                }
            }
        }
        return words;
    }

    private static List<JsonNode> texts(JsonNode node) {
        List<JsonNode> texts = new ArrayList<>();
        for (JsonNode child : node) {
            if (child.isTextual()) {
                texts.add(child);
            } else {
                texts.addAll(texts(child));
            }
        }
        return texts;
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(List.of(text.toLowerCase(Locale.ROOT).split(" ")));
    }

    private static String identifier(String id) {
        return id.substring(id.indexOf(':') + 1, id.indexOf('@'));
    }

    private static OffsetDateTime now() {
        return Instant.now().atOffset(ZoneOffset.UTC);
    }

    private static Object array(Connection connection, Set<String> words) throws SQLException {
        return connection.createArrayOf("varchar", words.toArray());
    }

    private static Object[] and(Object[] values, Object last) {
        List<Object> all = new ArrayList<>(List.of(values));
        all.add(last);
        return all.toArray();
    }

    private static long number(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
