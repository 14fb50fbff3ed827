package campus.contacts.directory;

import campus.contacts.osid.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/**
 * A filter of a directory search, evaluated on the data of a person that the viewer may see (RFC 7644, section
 * 3.4.2.2). A path through lists matches if any element matches.
 */
public sealed interface DirectoryFilter {
    /** Returns whether the filter matches a person, or an element of a list, of which this data is visible. */
    boolean matches(Value.Struct seen);

    /** @param conditions at least one, all of which hold */
    record All(List<DirectoryFilter> conditions) implements DirectoryFilter {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean matches(Value.Struct seen) {
            return conditions.stream().allMatch(condition -> condition.matches(seen));
        }
    }

    /** @param conditions at least one, any of which holds */
    record Any(List<DirectoryFilter> conditions) implements DirectoryFilter {
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean matches(Value.Struct seen) {
            return conditions.stream().anyMatch(condition -> condition.matches(seen));
        }
    }

    /** @param condition must not hold */
    record Not(DirectoryFilter condition) implements DirectoryFilter {
        @Override
        public boolean matches(Value.Struct seen) {
            return !condition.matches(seen);
        }
    }

    /** @param path must have a value */
    record Present(AttributePath path) implements DirectoryFilter {
        @Override
        public boolean matches(Value.Struct seen) {
            return path.values(seen).findAny().isPresent();
        }
    }

    /**
     * An element of the list meets the condition.
     *
     * @param list path of the list
     * @param condition paths in it start at an element
     */
    record Within(AttributePath list, DirectoryFilter condition) implements DirectoryFilter {
        @Override
        public boolean matches(Value.Struct seen) {
            return list.values(seen)
                    .anyMatch(value -> value instanceof Value.Struct element && condition.matches(element));
        }
    }

    /**
     * Compares a text, ignoring case.
     *
     * @param operand folded
     */
    record Texts(AttributePath path, Operator operator, String operand) implements DirectoryFilter {
        public Texts {
            Objects.requireNonNull(operand);
        }

        @Override
        public boolean matches(Value.Struct seen) {
            return path.values(seen)
                    .anyMatch(value ->
                            value instanceof Value.Text text && operator.holds(FoldedText.of(text.value()), operand));
        }
    }

    /**
     * Compares an integer.
     *
     * @param operator not one that applies to texts only
     */
    record Integers(AttributePath path, Operator operator, long operand) implements DirectoryFilter {
        /** Larger than any integer of an attribute, which has at most nine digits. */
        private static final BigDecimal BEYOND = BigDecimal.valueOf(1_000_000_000_000L);

        /** Returns the comparison with any number, including fractions and numbers that no attribute can have. */
        public static Integers compared(AttributePath path, Operator operator, BigDecimal number) {
            BigDecimal within = number.min(BEYOND).max(BEYOND.negate());
            BigDecimal floor = within.setScale(0, RoundingMode.FLOOR);
            if (floor.compareTo(within) == 0) {
                return new Integers(path, operator, floor.longValueExact());
            }
            return switch (operator) {
                case GREATER, GREATER_OR_EQUAL -> new Integers(path, Operator.GREATER, floor.longValueExact());
                case LESS, LESS_OR_EQUAL -> new Integers(path, Operator.LESS_OR_EQUAL, floor.longValueExact());
                default -> new Integers(path, operator, BEYOND.longValueExact());
            };
        }

        @Override
        public boolean matches(Value.Struct seen) {
            return path.values(seen)
                    .anyMatch(value -> value instanceof Value.Number number
                            && operator.holds(Long.compare(number.value().longValue(), operand)));
        }
    }

    /** A comparison of a value with an operand. */
    enum Operator {
        EQUAL,
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH,
        GREATER,
        GREATER_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL;

        /** Returns whether the operator applies to texts only. */
        public boolean isForTexts() {
            return this == CONTAINS || this == STARTS_WITH || this == ENDS_WITH;
        }

        private boolean holds(String text, String operand) {
            return switch (this) {
                case CONTAINS -> text.contains(operand);
                case STARTS_WITH -> text.startsWith(operand);
                case ENDS_WITH -> text.endsWith(operand);
                default -> holds(text.compareTo(operand));
            };
        }

        private boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                default -> throw new IllegalStateException(this + " is for texts");
            };
        }
    }
}
