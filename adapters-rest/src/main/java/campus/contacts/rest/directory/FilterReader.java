package campus.contacts.rest.directory;

import campus.contacts.Refusal;
import campus.contacts.people.Attribute;
import campus.contacts.people.Attribute.Form;
import campus.contacts.people.AttributePath;
import campus.contacts.people.Condition;
import campus.contacts.people.Condition.Operator;
import campus.contacts.people.Folded;
import campus.contacts.rest.directory.FilterGrammar.Comparison;
import campus.contacts.rest.directory.FilterGrammar.Word;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import com.unboundid.scim2.common.utils.Parser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes a condition of a filter (RFC 7644, section 3.4.2.2; campus facades, section 8). */
public final class FilterReader {
    private static final int MAX_BYTES = 4096;
    private static final int MAX_COMPARISONS = 50;

    /** Past every integer that there is: what is compared with more has the same answer. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);

    private static final Set<String> FOR_TEXTS = Set.of("co", "sw", "ew");

    private static final Map<FilterType, Operator> OPERATORS = Map.of(
            FilterType.EQUAL, Operator.EQUAL,
            FilterType.NOT_EQUAL, Operator.EQUAL,
            FilterType.CONTAINS, Operator.CONTAINS,
            FilterType.STARTS_WITH, Operator.STARTS_WITH,
            FilterType.ENDS_WITH, Operator.ENDS_WITH,
            FilterType.GREATER_THAN, Operator.GREATER,
            FilterType.GREATER_OR_EQUAL, Operator.GREATER_OR_EQUAL,
            FilterType.LESS_THAN, Operator.LESS,
            FilterType.LESS_OR_EQUAL, Operator.LESS_OR_EQUAL);

    private FilterReader() {}

    /**
     * Reads a filter.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} with the position and what was expected there
     */
    public static Condition read(String filter) {
        if (filter.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw Refusal.invalid("filter: must have at most " + MAX_BYTES + " bytes");
        }
        List<Comparison> comparisons = FilterGrammar.comparisons(filter);
        List<Comparison> counted =
                comparisons.stream().filter(each -> each.operator() != null).toList();
        if (counted.size() > MAX_COMPARISONS) {
            throw FilterGrammar.refusal(
                    counted.get(MAX_COMPARISONS).attribute().position(),
                    "the end: a filter has at most " + MAX_COMPARISONS + " comparisons");
        }
        comparisons.forEach(FilterReader::check);
        try {
            return condition(Parser.parseFilter(filter), Attribute.PERSON);
        } catch (BadRequestException otherwise) {
            throw FilterGrammar.refusal(0, "a filter of RFC 7644");
        }
    }

    private static void check(Comparison comparison) {
        Attribute place = comparison.list() == null
                ? Attribute.PERSON
                : path(Attribute.PERSON, comparison.list()).last();
        Attribute attribute = path(place, comparison.attribute()).last();
        Word operator = comparison.operator();
        if (operator == null) {
            require(attribute.form() == Form.LIST, comparison.attribute(), "a list before '['");
        } else if (attribute.form() == Form.LIST) {
            boolean asksForAny = operator.is("pr")
                    || (operator.is("eq") || operator.is("ne"))
                            && comparison.value().text().equals("null");
            require(asksForAny, operator, "'pr', or one of the parts: " + parts(attribute));
        } else if (attribute.form() == Form.TEXT || attribute.form() == Form.INTEGER) {
            checkValue(attribute, operator, comparison.value());
        } else {
            throw FilterGrammar.refusal(comparison.attribute().position(), "one of the parts that have values");
        }
    }

    private static void checkValue(Attribute attribute, Word operator, Word value) {
        boolean isInteger = attribute.form() == Form.INTEGER;
        String name = operator.text().toLowerCase(Locale.ROOT);
        require(!isInteger || !FOR_TEXTS.contains(name), operator, "eq, ne, gt, ge, lt, le or pr: it is an integer");
        if (value == null
                || (name.equals("eq") || name.equals("ne")) && value.text().equals("null")) {
            return;
        }
        if (isInteger) {
            require(isInteger(value.text()), value, "an integer");
        } else {
            require(value.text().startsWith("\""), value, "a string in double quotes");
        }
    }

    private static boolean isInteger(String text) {
        return !text.isEmpty()
                && "-0123456789".indexOf(text.charAt(0)) >= 0
                && new BigDecimal(text).stripTrailingZeros().scale() <= 0;
    }

    private static AttributePath path(Attribute from, Word word) {
        return AttributePath.find(from, word.text())
                .orElseThrow(() -> FilterGrammar.refusal(
                        word.position(), "an attribute that is known here, such as " + parts(from)));
    }

    private static String parts(Attribute of) {
        return String.join(
                ", ", of.parts().stream().map(Attribute::name).sorted().toList());
    }

    private static void require(boolean holds, Word at, String expected) {
        if (!holds) {
            throw FilterGrammar.refusal(at.position(), expected);
        }
    }

    /** What was checked before cannot be wrong here. */
    private static Condition condition(Filter filter, Attribute from) {
        if (filter.isCombiningFilter()) {
            return combined(filter, from);
        } else if (filter.isNotFilter()) {
            return not(condition(filter.getInvertedFilter(), from));
        }
        AttributePath path =
                AttributePath.find(from, filter.getAttributePath().toString()).orElseThrow();
        if (filter.isComplexValueFilter()) {
            return new Condition.Within(path, condition(filter.getValueFilter(), path.last()));
        } else if (filter.isPresentFilter()) {
            return new Condition.Present(path);
        }
        boolean isNegated = filter.getFilterType() == FilterType.NOT_EQUAL;
        ValueNode value = filter.getComparisonValue();
        Condition compared = value.isNull()
                ? new Condition.Not(new Condition.Present(path))
                : comparison(path, OPERATORS.get(filter.getFilterType()), value);
        return isNegated ? not(compared) : compared;
    }

    private static Condition comparison(AttributePath path, Operator operator, ValueNode value) {
        return value.isNumber()
                ? new Condition.Integers(
                        path,
                        operator,
                        value.decimalValue().min(LARGEST).max(LARGEST.negate()).longValue())
                : new Condition.Texts(path, operator, Folded.of(value.textValue()));
    }

    private static Condition not(Condition condition) {
        return condition instanceof Condition.Not not ? not.condition() : new Condition.Not(condition);
    }

    /** The library nests what stands in a row, and writes some of it twice. */
    private static Condition combined(Filter filter, Attribute from) {
        boolean isAll = filter.getFilterType() == FilterType.AND;
        Set<Condition> parts = new LinkedHashSet<>();
        for (Filter each : filter.getCombinedFilters()) {
            Condition part = condition(each, from);
            if (isAll && part instanceof Condition.All all) {
                parts.addAll(all.conditions());
            } else {
                parts.add(part);
            }
        }
        List<Condition> distinct = new ArrayList<>(parts);
        return distinct.size() == 1
                ? distinct.get(0)
                : isAll ? new Condition.All(distinct) : new Condition.Any(distinct);
    }
}
