package campus.contacts.jdbc.words;

import campus.contacts.ObjectWords;
import campus.contacts.OsidObject;
import campus.contacts.jdbc.bulk.BulkWriter;
import campus.contacts.jdbc.bulk.TargetTable;
import campus.contacts.jdbc.sql.ObjectTable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows with the words of objects ({@link ObjectWords}), which are written by the statements that write the objects. */
public final class WordRows {
    /** Inserts the words of a new object; ends where the table of its number follows. */
    public static final String INSERT = """
            insert into {object}_word ({object}_id, word)
            select made.id, w.word from unnest(cast(:words as varchar array)) as w(word),
            """;

    public static final String DELETE = "delete from {object}_word where {object}_id = :id";

    /** The two statements concern different rows, so that each may read the state before the other. */
    private static final List<String> REPLACE = List.of("""
            delete from {object}_word where {object}_id = :id
                and not (word = any(cast(:words as varchar array)))""", """
            insert into {object}_word ({object}_id, word)
            select cast(:id as bigint), w.word from unnest(cast(:words as varchar array)) as w(word)
            where not exists (select 1 from {object}_word o where o.{object}_id = :id and o.word = w.word)""");

    private WordRows() {}

    public static Map<String, Object> values(OsidObject object) {
        return Map.of("words", ObjectWords.of(object).toArray(String[]::new));
    }

    /**
     * Returns the statements that replace the words of an object {@code :id}; none if they stay the same.
     *
     * @param values receives the words
     */
    public static List<String> replacing(
            String table, OsidObject before, OsidObject after, Map<String, Object> values) {
        Set<String> words = ObjectWords.of(after);
        if (ObjectWords.of(before).equals(words)) {
            return List.of();
        }
        values.put("words", words.toArray(String[]::new));
        return REPLACE.stream()
                .map(statement -> ObjectTable.named(statement, table))
                .toList();
    }

    /** Returns the table of the words of a kind of object. */
    public static TargetTable target(String table) {
        return TargetTable.of(table + "_word", table + "_id, word");
    }

    /** Writes the words of an object in bulk. */
    public static void add(BulkWriter bulk, TargetTable target, OsidObject object) {
        Set<String> words = ObjectWords.of(object);
        long number = object.identity().number();
        words.forEach(word -> bulk.add(target, Map.of(target.columns().get(0), number, "word", word)));
    }
}
