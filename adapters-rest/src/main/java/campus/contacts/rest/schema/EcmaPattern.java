package campus.contacts.rest.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;

/**
 * A regular expression of JSON Schema (ECMA-262 with the flag {@code u}), matched by RE2/J in time proportional to the text and in
 * constant stack. With a backtracking engine some patterns take minutes, or a stack frame for every character. Lookarounds and
 * backreferences, which need backtracking, are rejected.
 */
final class EcmaPattern implements RegularExpression {
    /** The longest text that a pattern is matched against, in characters. */
    static final int MAX_TEXT = 4000;

    private final Pattern pattern;

    private EcmaPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Compiles a pattern.
     *
     * @throws IllegalArgumentException when the pattern is malformed, too large, or needs backtracking; the message is the predicate of
     *     a sentence about it
     */
    static EcmaPattern of(String pattern) {
        try {
            return new EcmaPattern(Pattern.compile(EcmaPatternTranslator.translate(pattern)));
        } catch (PatternSyntaxException malformed) {
            throw new IllegalArgumentException("is malformed: " + malformed.getDescription(), malformed);
        }
    }

    /** Returns whether the pattern is found in the text; false for a text of more than {@value #MAX_TEXT} characters. */
    @Override
    public boolean matches(String text) {
        return text.length() <= MAX_TEXT && pattern.matcher(text).find();
    }
}
