package campus.contacts.jdbc.words;

import campus.contacts.TextQuery;
import campus.contacts.jdbc.sql.ObjectTable;
import campus.contacts.jdbc.sql.SqlFragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The conditions that an object {@code c} has all words of a search. */
public final class WordConditions {
    /** The number of rows up to which a list starts with the objects that have a word. Beyond it, many objects of any list have it. */
    private static final int FEW = 20_000;

    /** The number of rows up to which the rows of a word are counted. */
    private static final int COUNTED = 50_000;

    /** The rows that are counted before: counting all of a frequent word takes longer than the rest of the search. */
    private static final int COUNTED_FIRST = 5_000;

    private final String table;
    private final List<String> words;

    /** A beginning of a stored word. */
    private record Range(String name, String prefix) {
        /** Returns the condition that a row {@code w} is in the range. */
        SqlFragment condition() {
            return SqlFragment.of("w.word >= :" + name + " and w.word < :" + name + "_end")
                    .bind(name, prefix)
                    .bind(name + "_end", end(prefix));
        }

        /**
         * Returns the first text after all that begin with a prefix. Both orders of text, by UTF-16 unit and by byte in
         * UTF-8, agree here: the last letter and the one after it are both in the Basic Multilingual Plane, or none is.
         */
        private static String end(String prefix) {
            int last = prefix.codePointBefore(prefix.length());
            return new StringBuilder(prefix.substring(0, prefix.length() - Character.charCount(last)))
                    .appendCodePoint(last + 1)
                    .toString();
        }
    }

    public WordConditions(String table, TextQuery text) {
        this.table = table;
        this.words = text.words();
    }

    private List<Range> ranges(int word) {
        List<Range> ranges = new ArrayList<>();
        for (String prefix : TextQuery.prefixes(words.get(word))) {
            ranges.add(new Range("word_" + word + '_' + ranges.size(), prefix));
        }
        return ranges;
    }

    /** Returns a condition for each word. */
    public List<SqlFragment> filters() {
        List<SqlFragment> filters = new ArrayList<>();
        for (int word = 0; word < words.size(); word++) {
            filters.add(has("c.id", word));
        }
        return filters;
    }

    private SqlFragment has(String number, int word) {
        SqlFragment any =
                SqlFragment.of(named("select 1 from {object}_word w where w.{object}_id = " + number + " and ("));
        String or = "";
        for (Range range : ranges(word)) {
            any.add(or).add(range.condition());
            or = " or ";
        }
        return SqlFragment.exists(any.add(")"));
    }

    /** Returns the numbers of all objects that have the words if the rarest word has few rows; empty otherwise. */
    public Optional<Long[]> few(Handle handle) {
        int rarest = words.size() == 1 ? 0 : rarest(handle);
        SqlFragment all = SqlFragment.of("select f.id from (");
        String union = "";
        for (Range range : ranges(rarest)) {
            all.add(union)
                    .add(named("select w.{object}_id as id from {object}_word w where "))
                    .add(range.condition());
            union = "\nunion all ";
        }
        all.add(") f where true");
        for (int word = 0; word < words.size(); word++) {
            if (word != rarest) {
                all.and(List.of(has("f.id", word)));
            }
        }
        List<Long> numbers = all.add(" limit :few")
                .bind("few", FEW + 1)
                .query(handle)
                .mapTo(Long.class)
                .list();
        return numbers.size() > FEW
                ? Optional.empty()
                : Optional.of(numbers.stream().distinct().toArray(Long[]::new));
    }

    /** Returns the place of the word with the fewest rows. Most searches have a rare word, for which few rows need be counted. */
    private int rarest(Handle handle) {
        Counted rarest = count(handle, COUNTED_FIRST);
        return (rarest.found() < COUNTED_FIRST ? rarest : count(handle, COUNTED)).place();
    }

    /** The number of rows of the word at a place, as far as they were counted. */
    private record Counted(int place, long found) {}

    /** Returns the word with the fewest rows, of which this many are counted for each word. */
    private Counted count(Handle handle, int most) {
        SqlFragment counts = SqlFragment.of("");
        String union = "";
        for (int word = 0; word < words.size(); word++) {
            counts.add(union + "select " + word + " as place, count(*) as found from (");
            String or = "";
            for (Range range : ranges(word)) {
                counts.add(or)
                        .add(SqlFragment.of(named("select 1 as one from {object}_word w where "))
                                .add(range.condition())
                                .add(" limit :counted")
                                .asUnionPart());
                or = " union all ";
            }
            counts.add(") f");
            union = "\nunion all ";
        }
        return counts.add("\norder by found, place")
                .bind("counted", most)
                .first(handle, (row, context) -> new Counted(row.getInt(1), row.getLong(2)))
                .orElseThrow();
    }

    private String named(String statement) {
        return ObjectTable.named(statement, table);
    }
}
