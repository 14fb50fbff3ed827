package campus.contacts.rest.directory;

import campus.contacts.Refusal;
import campus.contacts.Value;
import campus.contacts.rest.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Walks through a filter (RFC 7644, section 3.4.2.2) to say where it is wrong, and where its comparisons stand. The library that
 * makes a tree of it tells neither, and lets a bracket open.
 */
final class FilterGrammar {
    static final Set<String> OPERATORS =
            new TreeSet<>(Set.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "pr"));

    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z][A-Za-z0-9_-]*)*+");
    private static final Pattern LITERAL =
            Pattern.compile("true|false|null|-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?([eE][+-]?[0-9]{1,2})?");

    private static final String EXPRESSION = "an attribute, 'not' or '('";

    private final String filter;
    private final List<Comparison> comparisons = new ArrayList<>();
    /** The brackets that are open. */
    private final Deque<Character> open = new ArrayDeque<>();

    private int at;
    /** The attribute before the bracket that is open, or null. */
    private Word list;

    /** @param position of its first character, from 0 */
    record Word(String text, int position) {
        boolean is(String keyword) {
            return text.equalsIgnoreCase(keyword);
        }

        /** What it says as a JSON string; empty when it is none, or one that nothing here can be equal to. */
        Optional<String> string() {
            try {
                return text.startsWith("\"")
                        ? Optional.of(new Value.Text(Json.MAPPER.readValue(text, String.class)).value())
                        : Optional.empty();
            } catch (JsonProcessingException | Refusal malformed) {
                return Optional.empty();
            }
        }
    }

    /**
     * A comparison, or the attribute of a bracket.
     *
     * @param list the attribute of the bracket that it stands in, or null
     * @param operator null for the attribute of a bracket
     * @param value null where the operator needs none
     */
    record Comparison(Word list, Word attribute, Word operator, Word value) {}

    private FilterGrammar(String filter) {
        this.filter = filter;
    }

    /**
     * The comparisons of a filter, in order.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when it is none
     */
    static List<Comparison> comparisons(String filter) {
        FilterGrammar grammar = new FilterGrammar(filter);
        grammar.filter();
        return grammar.comparisons;
    }

    /** Says what is wrong at a position, counted from 0 here and from 1 for people. */
    static Refusal refusal(int position, String expected) {
        return Refusal.invalid("filter: at position " + (position + 1) + " expected " + expected);
    }

    private void filter() {
        do {
            expression();
            while (at < filter.length() && (peek() == ')' || peek() == ']')) {
                close();
            }
        } while (goesOn());
    }

    /** Everything up to the end of a comparison. */
    private void expression() {
        Word word = next(EXPRESSION);
        while (word.is("(") || word.is("not")) {
            if (word.is("not")) {
                Word opening = next("'(' after 'not'");
                if (!opening.is("(")) {
                    throw refusal(opening.position(), "'(' after 'not'");
                }
            }
            open.push('(');
            word = next(EXPRESSION);
        }
        if (!ATTRIBUTE.matcher(word.text()).matches()) {
            throw refusal(word.position(), EXPRESSION);
        }
        if (at < filter.length() && filter.charAt(at) == '[' && list == null) {
            at++;
            comparisons.add(new Comparison(null, word, null, null));
            list = word;
            open.push('[');
            expression();
        } else {
            comparison(word);
        }
    }

    private void comparison(Word attribute) {
        String expected = "an operator: one of " + String.join(", ", OPERATORS);
        Word operator = next(expected);
        if (!OPERATORS.contains(operator.text().toLowerCase(Locale.ROOT))) {
            throw refusal(operator.position(), expected);
        }
        Word value = null;
        if (!operator.is("pr")) {
            String values = "a string in double quotes, a number, true, false or null";
            value = next(values);
            if (value.string().isEmpty() && !LITERAL.matcher(value.text()).matches()) {
                throw refusal(value.position(), values);
            }
        }
        comparisons.add(new Comparison(list, attribute, operator, value));
    }

    private void close() {
        char opening = filter.charAt(at) == ')' ? '(' : '[';
        if (open.isEmpty() || open.peek() != opening) {
            throw refusal(at, after());
        }
        open.pop();
        if (opening == '[') {
            list = null;
        }
        at++;
    }

    /** Whether another expression follows. */
    private boolean goesOn() {
        if (peek() == 0 && open.isEmpty()) {
            return false;
        }
        Word word = next(after());
        if (!word.is("and") && !word.is("or")) {
            throw refusal(word.position(), after());
        }
        return true;
    }

    private String after() {
        return open.isEmpty() ? "'and', 'or' or the end" : "'and', 'or' or '" + (open.peek() == '(' ? ')' : ']') + "'";
    }

    /** The first character behind blanks, 0 at the end. */
    private char peek() {
        while (at < filter.length() && filter.charAt(at) == ' ') {
            at++;
        }
        return at < filter.length() ? filter.charAt(at) : 0;
    }

    private Word next(String expected) {
        char first = peek();
        int start = at;
        if (first == 0) {
            throw refusal(start, expected);
        } else if (first == '"') {
            string();
        } else if ("()[]".indexOf(first) >= 0) {
            at++;
        } else {
            while (at < filter.length() && " ()[]\"".indexOf(filter.charAt(at)) < 0) {
                at++;
            }
        }
        return new Word(filter.substring(start, at), start);
    }

    private void string() {
        int start = at++;
        while (at < filter.length() && filter.charAt(at) != '"') {
            at += filter.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= filter.length()) {
            throw refusal(start, "a string that ends in double quotes");
        }
        at++;
    }
}
