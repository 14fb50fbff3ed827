package campus.contacts.rest.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;

/**
 * A regular expression of JSON Schema (ECMA-262 with the flag {@code u}) that is matched in time proportional to the text and in
 * constant stack, by RE2/J. Backtracking engines need neither: some patterns take them minutes or a stack frame for every
 * character. What needs backtracking, lookarounds and backreferences, is refused.
 */
final class EcmaPattern implements RegularExpression {
    /** The most characters of a text that a pattern is tried on. */
    static final int MAX_TEXT = 4000;

    private final Pattern pattern;

    private EcmaPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Compiles a pattern.
     *
     * @throws IllegalArgumentException when it is malformed, too large, or needs backtracking; the message is the predicate of a
     *     sentence about it
     */
    static EcmaPattern of(String pattern) {
        try {
            return new EcmaPattern(Pattern.compile(EcmaPatternTranslator.translate(pattern)));
        } catch (PatternSyntaxException malformed) {
            throw new IllegalArgumentException("is malformed: " + malformed.getDescription(), malformed);
        }
    }

    /** Whether the pattern is found anywhere in the text; never in a text of more than {@value #MAX_TEXT} characters. */
    @Override
    public boolean matches(String text) {
        return text.length() <= MAX_TEXT && pattern.matcher(text).find();
    }
}
