package campus.contacts.rest.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests regular expressions of JSON Schema: the semantics of ECMA-262, in bounded time and stack. */
class EcmaPatternTest {
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "-",
            "[ab]",
            "[^a]",
            "[a-c-]",
            "\\d",
            "\\w",
            "\\.",
            ".",
            "(a|b)",
            "(?:ab)",
            "a*",
            "b+?",
            "(ab)?",
            "a{2}",
            "[ab]{1,2}",
            "^",
            "$",
            "|",
            "\\bb",
            "\\W");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^a$ | 'a\n' | false",
                "^.$ | '\u2028' | false",
                "^\\s$ | '\uFEFF' | true",
                "^\\s$ | '\u0085' | false",
                "^[\\S]$ | '\u00A0' | false",
                "^[^\\s]$ | 'x' | true",
                "^\\u0041\\x42\\u{43}\\cJ$ | 'ABC\n' | true",
                "^\\uD83D\\uDE00$ | '\uD83D\uDE00' | true",
                "^.$ | '\uD83D\uDE00' | true",
                "^[[:alpha:]$ | ':' | true",
                "^[[:alpha:]$ | 'x' | false",
                "^[]$ | '' | false",
                "^[^]$ | '\n' | true",
                "^\\p{Lu}\\p{L}\\P{N}$ | '\u00C4\u00E4x' | true",
                "^\\p{Script=Greek}+$ | '\u03B1\u03B2' | true",
                "^[\\b\\-\\]]+$ | '\b-]' | true",
                "^(?<year>[0-9]{4})\\/$ | '2026/' | true",
                "a{0} | '' | true"
            })
    void a_pattern_means_what_ecma_262_says(String pattern, String text, boolean matches) {
        assertThat(EcmaPattern.of(pattern).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "^(?!all$)[a-z]+$ | lookaround",
                "(?<=a)b | lookaround",
                "(a)\\1 | backreference",
                "(?<x>a)\\k<x> | backreference",
                "[ | not closed",
                "(a | not closed",
                "a) | not opened",
                "(?i)a | unknown kind of group",
                "a** | malformed",
                "*a | nothing to repeat",
                "x{,3} | must be escaped",
                "] | must be escaped",
                "\\y | unknown escape",
                "\\ | ends with a backslash",
                "\\u12 | hexadecimal",
                "\\p{Emoji} | property",
                "[\\d-z-\\w] | range",
                "[z-a] | malformed",
                "((a{100}){100}){100} | repeats more than 1000 times",
                "a{1001} | repeats more than 1000 times"
            })
    void a_malformed_or_backtracking_pattern_is_refused_with_a_reason(String pattern, String reason) {
        assertThatThrownBy(() -> EcmaPattern.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void generated_patterns_match_what_a_backtracking_engine_matches() {
        Random random = new Random(45);
        int matched = 0;
        for (int i = 0; i < 2000; i++) {
            StringBuilder pattern = new StringBuilder();
            for (int pieces = random.nextInt(5) + 1; pieces > 0; pieces--) {
                pattern.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String text = random.ints(random.nextInt(8), 0, 5)
                    .mapToObj(n -> "ab-.1".substring(n, n + 1))
                    .reduce("", String::concat);
            boolean expected = Pattern.compile(pattern.toString()).matcher(text).find();
            matched += expected ? 1 : 0;
            assertThat(EcmaPattern.of(pattern.toString()).matches(text))
                    .as("%s in '%s'", pattern, text)
                    .isEqualTo(expected);
        }
        assertThat(matched).isBetween(400, 1600);
    }

    @Test
    void a_long_text_is_no_match_and_takes_no_stack() {
        assertThat(EcmaPattern.of("^([A-Z]|[0-9]|-)+$").matches("A".repeat(EcmaPattern.MAX_TEXT)))
                .isTrue();
        assertThat(EcmaPattern.of("^([A-Z]|[0-9]|-)+$").matches("A".repeat(1024 * 1024)))
                .isFalse();
        // a backtracking engine would practically never end
        assertThat(EcmaPattern.of("^(.*a){16}$").matches("a".repeat(60) + "b")).isFalse();
    }
}
