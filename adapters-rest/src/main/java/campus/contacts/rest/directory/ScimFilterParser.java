package campus.contacts.rest.directory;

import campus.contacts.directory.AttributePath;
import campus.contacts.directory.DirectoryFilter;
import campus.contacts.directory.DirectoryFilter.Operator;
import campus.contacts.directory.FoldedText;
import campus.contacts.osid.Refusal;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.people.DirectoryAttribute.Form;
import campus.contacts.rest.directory.ScimFilterTokenizer.Word;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Parses a filter (RFC 7644, section 3.4.2.2; campus facades, section 8) into a condition. Open brackets are kept in a list, not on the
 * stack of the thread, which deeply nested input would overflow.
 */
final class ScimFilterParser {
    private static final int MAX_BYTES = 4096;
    private static final int MAX_COMPARISONS = 50;

    private static final Map<String, Operator> OPERATORS = Map.of(
            "eq", Operator.EQUAL,
            "ne", Operator.EQUAL,
            "co", Operator.CONTAINS,
            "sw", Operator.STARTS_WITH,
            "ew", Operator.ENDS_WITH,
            "gt", Operator.GREATER,
            "ge", Operator.GREATER_OR_EQUAL,
            "lt", Operator.LESS,
            "le", Operator.LESS_OR_EQUAL);

    private static final String EXPRESSION = "an attribute, 'not' or '('";
    private static final String OPERATOR = operator();
    private static final String VALUE = "a string in double quotes, a number, true, false or null";

    private final ScimFilterTokenizer words;
    /** The open brackets, innermost first; the whole filter is the last. */
    private final Deque<ScimFilterGroup> open = new ArrayDeque<>();

    private int comparisons;

    private ScimFilterParser(String filter) {
        this.words = new ScimFilterTokenizer(filter);
        open.push(ScimFilterGroup.ofFilter());
    }

    private static String operator() {
        TreeSet<String> names = new TreeSet<>(OPERATORS.keySet());
        names.add("pr");
        return "an operator: one of " + String.join(", ", names);
    }

    /**
     * Reads a filter.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} with the position and the expected syntax
     */
    public static DirectoryFilter read(String filter) {
        if (filter.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw Refusal.invalid("filter: must have at most " + MAX_BYTES + " bytes");
        }
        return new ScimFilterParser(filter).filter();
    }

    private DirectoryFilter filter() {
        do {
            expression();
            while (words.peek() == ')' || words.peek() == ']') {
                close();
            }
        } while (goesOn());
        return open.element().condition();
    }

    /** Reads up to the end of a comparison. */
    private void expression() {
        Word word = words.next(EXPRESSION);
        while (word.is("(") || word.is("not")) {
            boolean isNegated = word.is("not");
            if (isNegated) {
                Word opening = words.next("'(' after 'not'");
                require(opening.is("("), opening, "'(' after 'not'");
            }
            open.push(open.element().inParentheses(isNegated));
            word = words.next(EXPRESSION);
        }
        require(word.isAttribute(), word, EXPRESSION);
        AttributePath path = path(word);
        if (words.isBeforeBracket() && !open.element().isWithinList()) {
            require(path.last().form() == Form.LIST, word, "a list before '['");
            words.skip();
            open.push(ScimFilterGroup.ofElements(path));
            expression();
        } else {
            comparison(word, path);
        }
    }

    private AttributePath path(Word word) {
        DirectoryAttribute from = open.element().from();
        return AttributePath.find(from, word.text())
                .orElseThrow(() -> ScimFilterTokenizer.refusal(
                        word.position(), "an attribute that is known here, such as " + parts(from)));
    }

    private void comparison(Word attribute, AttributePath path) {
        comparisons++;
        require(
                comparisons <= MAX_COMPARISONS,
                attribute,
                "the end: a filter has at most " + MAX_COMPARISONS + " comparisons");
        Word operator = words.next(OPERATOR);
        String name = operator.text().toLowerCase(Locale.ROOT);
        if (name.equals("pr")) {
            open.element().add(new DirectoryFilter.Present(path));
            return;
        }
        require(OPERATORS.containsKey(name), operator, OPERATOR);
        Word value = words.next(VALUE);
        require(value.isValue(), value, VALUE);
        boolean isEquality = name.equals("eq") || name.equals("ne");
        DirectoryFilter condition = isEquality && value.isNull()
                ? new DirectoryFilter.Not(new DirectoryFilter.Present(path))
                : compared(path, operator, value);
        open.element().add(name.equals("ne") ? not(condition) : condition);
    }

    private static DirectoryFilter compared(AttributePath path, Word operator, Word value) {
        Operator comparison = OPERATORS.get(operator.text().toLowerCase(Locale.ROOT));
        switch (path.last().form()) {
            case TEXT -> {
                require(value.string().isPresent(), value, "a string in double quotes");
                return new DirectoryFilter.Texts(
                        path, comparison, FoldedText.of(value.string().orElseThrow()));
            }
            case INTEGER -> {
                require(!comparison.isForTexts(), operator, "eq, ne, gt, ge, lt, le or pr: it is an integer");
                require(value.number().isPresent(), value, "a number");
                return DirectoryFilter.Integers.compared(
                        path, comparison, value.number().orElseThrow());
            }
            default -> {
                String parts = parts(path.last());
                throw ScimFilterTokenizer.refusal(
                        operator.position(), parts.isEmpty() ? "'pr'" : "'pr', or one of the parts: " + parts);
            }
        }
    }

    static DirectoryFilter not(DirectoryFilter condition) {
        return condition instanceof DirectoryFilter.Not not ? not.condition() : new DirectoryFilter.Not(condition);
    }

    private static String parts(DirectoryAttribute of) {
        return String.join(
                ", ", of.parts().stream().map(DirectoryAttribute::name).sorted().toList());
    }

    private void close() {
        if (words.peek() != open.element().end()) {
            throw ScimFilterTokenizer.refusal(words.position(), after());
        }
        words.skip();
        DirectoryFilter condition = open.pop().condition();
        open.element().add(condition);
    }

    /** Returns whether another expression follows. */
    private boolean goesOn() {
        if (words.isAtEnd() && open.size() == 1) {
            return false;
        }
        Word word = words.next(after());
        require(word.is("and") || word.is("or"), word, after());
        if (word.is("or")) {
            open.element().or();
        }
        return true;
    }

    private String after() {
        return "'and', 'or' or "
                + (open.size() == 1 ? "the end" : "'" + open.element().end() + "'");
    }

    private static void require(boolean holds, Word at, String expected) {
        if (!holds) {
            throw ScimFilterTokenizer.refusal(at.position(), expected);
        }
    }
}
