package campus.contacts.filter;

import campus.contacts.filter.AttributeCondition.Comparison;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Selects rows of a collection. Conditions on different attributes must all hold; of several plain values for one
 * attribute at least one must match, while comparisons must all hold.
 */
public final class CollectionFilter {
    /** Selects every row. */
    public static final CollectionFilter ALL = new CollectionFilter(Map.of());

    /** The maximum number of conditions, since every row may be compared with each of them. */
    private static final int MOST_CONDITIONS = 200;

    private static final int MOST_PATH_LENGTH = 512;
    private static final int FEW = 10;

    private final Map<String, List<AttributeCondition>> conditions;

    private CollectionFilter(Map<String, List<AttributeCondition>> conditions) {
        this.conditions = conditions;
    }

    /** One decoded {@code attribute=value} of a request. */
    public record Term(String attribute, String value) {}

    /**
     * Reads a filter.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when an attribute is unknown, a value does not fit it, or there are
     *     more than {@value #MOST_CONDITIONS} conditions
     */
    public static CollectionFilter of(List<Term> terms, FilterAttributes attributes) {
        if (terms.size() > MOST_CONDITIONS) {
            throw Refusal.invalid("at most " + MOST_CONDITIONS + " conditions are allowed");
        }
        Map<String, List<AttributeCondition>> conditions = new LinkedHashMap<>();
        for (Term term : terms) {
            FilterAttributes.Form form = Optional.of(term.attribute())
                    .filter(path -> path.length() <= MOST_PATH_LENGTH)
                    .flatMap(attributes::at)
                    .orElseThrow(() -> Refusal.invalid("unknown attribute; known are: "
                            + String.join(", ", new TreeSet<>(attributes.forms().keySet()))));
            conditions
                    .computeIfAbsent(term.attribute(), none -> new ArrayList<>())
                    .add(AttributeCondition.of(term.attribute(), form, term.value()));
        }
        return new CollectionFilter(conditions);
    }

    /** Returns whether a row matches. */
    public boolean matches(Value.Struct row) {
        return conditions.values().stream().allMatch(ofOne -> matches(ofOne, row));
    }

    private static boolean matches(List<AttributeCondition> ofOne, Value.Struct row) {
        boolean plain = false;
        boolean anyPlain = false;
        for (AttributeCondition condition : ofOne) {
            boolean matches = condition.matches(row);
            if (condition.comparison() == Comparison.EQUAL) {
                plain = true;
                anyPlain |= matches;
            } else if (!matches) {
                return false;
            }
        }
        return !plain || anyPlain;
    }

    /** Returns the only texts that an attribute of a matching row can have; empty when others are possible. */
    public Optional<Set<String>> only(String attribute) {
        List<AttributeCondition> plain = of(attribute).stream()
                .filter(condition -> condition.comparison() == Comparison.EQUAL)
                .toList();
        return plain.isEmpty() || !plain.stream().allMatch(AttributeCondition::isExact)
                ? Optional.empty()
                : Optional.of(plain.stream().map(AttributeCondition::operand).collect(Collectors.toSet()));
    }

    /** Returns the required prefix of a text when that is the only condition on an attribute. */
    public Optional<String> onlyPrefix(String attribute) {
        return of(attribute).size() == 1
                ? Optional.of(of(attribute).get(0))
                        .filter(condition -> condition.comparison() == Comparison.EQUAL && condition.prefix())
                        .map(AttributeCondition::operand)
                : Optional.empty();
    }

    /**
     * A range of moments.
     *
     * @param from inclusive, or null: unbounded
     * @param before exclusive, or null: unbounded
     */
    public record Span(@Nullable Instant from, @Nullable Instant before) {
        /** Returns whether the moment lies in the range. */
        public boolean includes(Instant moment) {
            return (from == null || !moment.isBefore(from)) && (before == null || moment.isBefore(before));
        }

        private Span and(Span other) {
            return new Span(
                    from == null || other.from != null && other.from.isAfter(from) ? other.from : from,
                    before == null || other.before != null && other.before.isBefore(before) ? other.before : before);
        }
    }

    /**
     * Returns the moments whose whole second meets all conditions on an attribute; empty when they are not a single
     * range.
     *
     * @param attribute of the form {@link FilterAttributes.Form#MOMENT}
     */
    public Optional<Span> span(String attribute) {
        List<AttributeCondition> all = of(attribute);
        boolean isSpan = all.stream()
                .allMatch(condition -> condition.comparison().isOrder() || condition.isExact() && all.size() == 1);
        return isSpan && !all.isEmpty()
                ? all.stream().map(CollectionFilter::span).reduce(Span::and)
                : Optional.empty();
    }

    private static Span span(AttributeCondition condition) {
        Instant wanted = condition.moment().orElseThrow();
        Instant second = wanted.truncatedTo(ChronoUnit.SECONDS);
        Instant next = second.plusSeconds(1);
        Instant ceiling = second.equals(wanted) ? second : next;
        return switch (condition.comparison()) {
            case ABOVE -> new Span(next, null);
            case AT_LEAST -> new Span(ceiling, null);
            case BELOW -> new Span(null, ceiling);
            case AT_MOST -> new Span(null, next);
            case EQUAL, NOT -> new Span(ceiling, next);
        };
    }

    /**
     * Returns sets of quoted texts of which every matching row contains at least one of each set: an attribute at the
     * path, or below it, has that text. A necessary condition, not a sufficient one; long sets are omitted.
     */
    public List<Set<String>> texts(String path) {
        return conditions.keySet().stream()
                .filter(attribute -> attribute.equals(path) || attribute.startsWith(path + '.'))
                .flatMap(attribute -> only(attribute).stream())
                .filter(texts -> texts.size() <= FEW && texts.stream().allMatch(AttributeCondition::isOnlyText))
                .toList();
    }

    /** Returns the conditions on one attribute. */
    public CollectionFilter on(String attribute) {
        return new CollectionFilter(of(attribute).isEmpty() ? Map.of() : Map.of(attribute, of(attribute)));
    }

    /** Returns the conditions on all other attributes. */
    public CollectionFilter without(Set<String> attributes) {
        Map<String, List<AttributeCondition>> left = new LinkedHashMap<>(conditions);
        left.keySet().removeAll(attributes);
        return new CollectionFilter(left);
    }

    /** Returns whether the filter selects every row. */
    public boolean isAll() {
        return conditions.isEmpty();
    }

    /** Returns whether the only condition on an attribute is a set of allowed texts. */
    public boolean isOnly(String attribute) {
        return only(attribute).isPresent()
                && of(attribute).stream().allMatch(condition -> condition.comparison() == Comparison.EQUAL);
    }

    private List<AttributeCondition> of(String attribute) {
        return conditions.getOrDefault(attribute, List.of());
    }
}
