package campus.contacts;

import campus.contacts.osid.Refusal;
import campus.contacts.osid.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A search for objects by words (queries, section 1). Every word must be the beginning of a word of the object
 * ({@link ObjectWords}), or, with {@value #MIN_DIGITS} digits or more, the beginning or end of one of its telephone
 * numbers.
 *
 * @param words folded, distinct, at least one
 */
public record TextQuery(List<String> words) {
    /** The minimum number of digits by which a telephone number is found. */
    static final int MIN_DIGITS = 3;

    private static final int MAX_LENGTH = 200;
    private static final int MAX_WORDS = 8;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{" + MIN_DIGITS + ",}");

    public TextQuery {
        words = List.copyOf(words);
    }

    /**
     * Reads what a user typed.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when it is longer than {@value #MAX_LENGTH} code points,
     *     has no word, or has more than {@value #MAX_WORDS}
     */
    public static TextQuery of(String typed) {
        if (typed.codePointCount(0, typed.length()) > MAX_LENGTH) {
            throw Refusal.invalid("a search must have at most " + MAX_LENGTH + " characters");
        }
        List<String> words = Words.typed(typed);
        if (words.isEmpty()) {
            throw Refusal.invalid("a search must have a word of letters or digits, such as gatehouse");
        }
        if (words.size() > MAX_WORDS) {
            throw Refusal.invalid("a search must have at most " + MAX_WORDS + " words");
        }
        return new TextQuery(words.stream().distinct().toList());
    }

    /**
     * Returns the search for objects that two searches find.
     *
     * @param one null: finds every object
     * @param other null: finds every object
     */
    static @Nullable TextQuery and(@Nullable TextQuery one, @Nullable TextQuery other) {
        if (one == null || other == null) {
            return Conjunction.either(one, other);
        }
        return new TextQuery(Stream.concat(one.words.stream(), other.words.stream())
                .distinct()
                .toList());
    }

    /** Returns the beginnings of entries of {@link ObjectWords} that a word stands for. */
    public static List<String> prefixes(String word) {
        return DIGITS.matcher(word).matches()
                ? List.of(word, ObjectWords.BEGINNING + word, ObjectWords.ENDING + new StringBuilder(word).reverse())
                : List.of(word);
    }

    /** Returns whether an object, present or past, is found. */
    public boolean matches(OsidObject object) {
        Set<String> found = ObjectWords.of(object);
        return words.stream()
                .allMatch(word -> prefixes(word).stream()
                        .anyMatch(prefix -> found.stream().anyMatch(entry -> entry.startsWith(prefix))));
    }
}
