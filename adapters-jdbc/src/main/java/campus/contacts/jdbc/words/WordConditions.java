package campus.contacts.jdbc.words;

import campus.contacts.TextQuery;
import campus.contacts.jdbc.sql.ListPlan;
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

    /** The number of objects that are always tested for words at once. */
    private static final int SAMPLED = 400;

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

    /** Returns a condition for each word on the object of a number. */
    private List<SqlFragment> filters(String number) {
        return others(number, -1);
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

    /** Starts a plan with the objects that have the words if they are few; otherwise they are tested object by object. */
    public void restrict(ListPlan search, Handle handle) {
        if (search.hasStart()) {
            filters("c.id").forEach(search::filter);
        } else if (words.size() == 1) {
            restrict(search, few(handle, 0));
        } else {
            restrictToRarest(search, handle);
        }
    }

    private void restrict(ListPlan search, Optional<Long[]> few) {
        few.ifPresentOrElse(search::among, () -> filters("c.id").forEach(search::filter));
    }

    /** Finds the rarest word of several. Most searches have a rare word, for which few rows need be counted. */
    private void restrictToRarest(ListPlan search, Handle handle) {
        Counted rarest = count(handle, COUNTED_FIRST);
        if (rarest.found() >= COUNTED_FIRST) {
            if (isCommon(handle)) {
                restrict(search, Optional.empty());
                return;
            }
            rarest = count(handle, COUNTED);
        }
        int place = rarest.place();
        if (rarest.found() > SAMPLED && rarest.found() < COUNTED) {
            // a page needs only some of them, and testing one for the other words takes longer than reading its number
            search.among(
                    numbers(handle, rows(place)), some -> some.length == 0 ? some : haveOthers(handle, place, some));
        } else {
            restrict(search, few(handle, place));
        }
    }

    /** Returns the numbers of all objects that have the words; empty if they are many. */
    private Optional<Long[]> few(Handle handle, int rarest) {
        SqlFragment all = SqlFragment.of("select f.id from (").add(rows(rarest)).add(") f where true");
        Long[] numbers = numbers(
                handle, all.and(others("f.id", rarest)).add(" limit :few").bind("few", FEW + 1));
        return numbers.length > FEW ? Optional.empty() : Optional.of(numbers);
    }

    /** Returns whether one of a hundred objects has all words, judging by the first ones, so that a page is soon found. */
    private boolean isCommon(Handle handle) {
        SqlFragment first = SqlFragment.of(named(
                        "select f.id from (select c.id from {object} c order by c.id limit :sampled) f where true"))
                .bind("sampled", SAMPLED);
        return 100 * numbers(handle, first.and(filters("f.id"))).length >= SAMPLED;
    }

    /** Returns those of some objects with a word that have the other words. */
    private Long[] haveOthers(Handle handle, int word, Long[] some) {
        return numbers(
                handle,
                SqlFragment.of("select f.id from unnest(cast(:some as bigint array)) as f(id) where true", "some", some)
                        .and(others("f.id", word)));
    }

    /** Returns a query for the number of an object for each row of a word. */
    private SqlFragment rows(int word) {
        SqlFragment rows = SqlFragment.of("");
        String union = "";
        for (Range range : ranges(word)) {
            rows.add(union)
                    .add(named("select w.{object}_id as id from {object}_word w where "))
                    .add(range.condition());
            union = "\nunion all ";
        }
        return rows;
    }

    /** Returns the conditions for the words but the one at a place. */
    private List<SqlFragment> others(String number, int word) {
        List<SqlFragment> others = new ArrayList<>();
        for (int other = 0; other < words.size(); other++) {
            if (other != word) {
                others.add(has(number, other));
            }
        }
        return others;
    }

    private static Long[] numbers(Handle handle, SqlFragment query) {
        return query.query(handle).mapTo(Long.class).list().stream().distinct().toArray(Long[]::new);
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
