package campus.contacts.filter;

import campus.contacts.filter.FilterAttributes.Form;
import campus.contacts.osid.EffectivePeriod;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One {@code attribute=value} of a query.
 *
 * @param comparison the required comparison with the operand
 * @param operand {@code null} as text means no value, unless it was escaped
 * @param prefix whether only the beginning must be equal
 */
record AttributeCondition(String path, Form form, Comparison comparison, String operand, boolean prefix) {
    private static final String SPECIAL = "<>=!\\";

    private static final int DATE_LENGTH = 10;
    private static final Pattern START_OF_MOMENT = Pattern.compile("[0-9][0-9TZ:-]{0,19}");

    enum Comparison {
        EQUAL(""),
        AT_LEAST(">="),
        ABOVE(">"),
        AT_MOST("<="),
        BELOW("<"),
        NOT("!");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        boolean isOrder() {
            return this != EQUAL && this != NOT;
        }

        private boolean holds(int comparison) {
            return switch (this) {
                case AT_LEAST -> comparison >= 0;
                case ABOVE -> comparison > 0;
                case AT_MOST -> comparison <= 0;
                case BELOW -> comparison < 0;
                case EQUAL, NOT -> comparison == 0;
            };
        }
    }

    /**
     * Reads the text after the first {@code =}.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when it is no condition on such an attribute
     */
    static AttributeCondition of(String path, Form form, String text) {
        Comparison comparison = comparison(path, text);
        String rest = unescapedStart(text.substring(comparison.sign.length()));
        boolean prefix = rest.endsWith("*") && !rest.endsWith("\\*");
        String operand = prefix
                ? rest.substring(0, rest.length() - 1)
                : rest.endsWith("\\*") ? rest.substring(0, rest.length() - 2) + '*' : rest;
        require(!rest.isEmpty(), path, "must be compared with something, such as " + path + "=2020");
        require(rest.indexOf(0) < 0, path, "must not be compared with U+0000, which no text holds");
        require(!(comparison.isOrder() && prefix), path, "is compared with a whole value, not with a beginning");
        AttributeCondition condition = new AttributeCondition(path, form, comparison, operand, prefix);
        condition.requireFit();
        return condition;
    }

    private void requireFit() {
        require(form != Form.FLAG || isFlag(), path, "must be true, false or null");
        require(!(comparison.isOrder() && isNull()), path, "cannot be more or less than null");
        require(form != Form.OPEN || isNull(), path, "is an object and can only be compared with null");
        if (form == Form.MOMENT && !isNull()) {
            require(
                    prefix ? START_OF_MOMENT.matcher(operand).matches() : isMoment(),
                    path,
                    "must be a date such as 2026-01-31 or a date-time such as 2026-10-03T06:30:00Z");
        }
    }

    /** Returns whether the operand is a moment in the years 0001 to 9999, the range that every storage supports. */
    private boolean isMoment() {
        return moment().filter(EffectivePeriod::isNameable).isPresent();
    }

    private boolean isFlag() {
        return !comparison.isOrder()
                && !prefix
                && List.of("true", "false", "null").contains(operand);
    }

    private static Comparison comparison(String path, String text) {
        for (Comparison comparison : Comparison.values()) {
            if (!comparison.sign.isEmpty() && text.startsWith(comparison.sign)) {
                return comparison;
            }
        }
        require(
                !text.startsWith("="),
                path,
                "has an unknown comparator; compare as in " + path + "=2020, " + path + "=>2020 or " + path + "=20*");
        return Comparison.EQUAL;
    }

    private static String unescapedStart(String text) {
        boolean escaped = text.length() > 1 && text.charAt(0) == '\\' && SPECIAL.indexOf(text.charAt(1)) >= 0;
        return escaped ? text.substring(1) : text;
    }

    private static void require(boolean holds, String path, String problem) {
        if (!holds) {
            throw Refusal.invalid("attribute '" + path + "' " + problem);
        }
    }

    boolean isNull() {
        return operand.equals("null") && !prefix;
    }

    /** Returns whether the condition names exactly one text. */
    boolean isExact() {
        return comparison == Comparison.EQUAL && !prefix && !isNull();
    }

    /** Returns whether only a JSON string can equal this operand, not a number or a boolean. */
    static boolean isOnlyText(String operand) {
        return !operand.isEmpty()
                && Character.isLetter(operand.charAt(0))
                && !operand.equals("true")
                && !operand.equals("false");
    }

    boolean matches(Value.Struct row) {
        List<Value> values = new ArrayList<>();
        collect(row, path, values);
        boolean any = isNull()
                ? values.stream().allMatch(Value.Null.class::isInstance)
                : values.stream().anyMatch(this::matchesOne);
        return (comparison == Comparison.NOT) != any;
    }

    /** Collects the values at a path, in every element of the lists on the way. */
    private static void collect(Value value, String path, List<Value> found) {
        if (value instanceof Value.Array list) {
            list.values().forEach(element -> collect(element, path, found));
        } else if (path.isEmpty()) {
            found.add(value);
        } else if (value instanceof Value.Struct structure) {
            int dot = path.indexOf('.');
            String member = dot < 0 ? path : path.substring(0, dot);
            collect(structure.get(member), dot < 0 ? "" : path.substring(dot + 1), found);
        } else {
            found.add(Value.NULL);
        }
    }

    private boolean matchesOne(Value value) {
        if (value instanceof Value.Text text) {
            return matchesText(text.value());
        }
        if (value instanceof Value.Bool flag) {
            return !comparison.isOrder() && !prefix && operand.equals(Boolean.toString(flag.value()));
        }
        if (value instanceof Value.Number number) {
            return matchesNumber(number.value());
        }
        return false;
    }

    /** Returns the operand as a moment; a date means its first moment in UTC. */
    Optional<Instant> moment() {
        try {
            return Optional.of(
                    operand.length() == DATE_LENGTH
                            ? LocalDate.parse(operand)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : OffsetDateTime.parse(operand.toUpperCase(Locale.ROOT))
                                    .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private boolean matchesText(String text) {
        if (form == Form.MOMENT && !prefix) {
            Instant shown = Instant.parse(text);
            return moment().filter(wanted -> comparison.holds(shown.compareTo(wanted)))
                    .isPresent();
        }
        String given = form == Form.CASELESS ? text.toLowerCase(Locale.ROOT) : text;
        String wanted = form == Form.CASELESS ? operand.toLowerCase(Locale.ROOT) : operand;
        return prefix ? given.startsWith(wanted) : comparison.holds(given.compareTo(wanted));
    }

    private boolean matchesNumber(BigDecimal number) {
        if (prefix) {
            return number.toPlainString().startsWith(operand);
        }
        try {
            return comparison.holds(number.compareTo(new BigDecimal(operand)));
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }
}
