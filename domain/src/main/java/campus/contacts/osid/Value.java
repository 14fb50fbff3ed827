package campus.contacts.osid;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of a record's property: the JSON data model, without a JSON library. */
public sealed interface Value {
    /** An explicit null inside a structure or a list. */
    Value NULL = new Null();

    /** See {@link Value#NULL}. */
    record Null() implements Value {}

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(boolean value) {
        return new Bool(value);
    }

    static Value of(long number) {
        return new Number(BigDecimal.valueOf(number));
    }

    /** Returns a list of texts, in order. */
    static Value ofTexts(List<String> texts) {
        return new Array(texts.stream().map(Value::of).toList());
    }

    /** @param value true or false */
    record Bool(boolean value) implements Value {}

    /** @param value exactly as written: 1.10 stays 1.10 */
    record Number(BigDecimal value) implements Value {
        /** The maximum scale of a number: decimal places, or zeros of a positive exponent. */
        public static final int MAX_SCALE = 1_000_000;

        /**
         * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when the scale is beyond {@value #MAX_SCALE} in
         *     either direction: BigDecimal cannot read all texts that it writes there, and arithmetic would exhaust the
         *     memory
         */
        public Number {
            if (Math.abs((long) value.scale()) > MAX_SCALE) {
                throw Refusal.invalid("a number must have an exponent between -" + MAX_SCALE + " and " + MAX_SCALE);
            }
        }
    }

    /**
     * Returns a moment in UTC and whole seconds, as the campus APIs show it: {@code 2026-01-31T12:00:00Z}; {@link
     * #NULL} for null.
     */
    static Value ofSeconds(@Nullable Instant moment) {
        return moment == null
                ? NULL
                : new Text(moment.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** @param value any text without U+0000 and unpaired surrogates */
    record Text(String value) implements Value {
        /**
         * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when the text is not well-formed
         */
        public Text {
            if (!TextRules.isWellFormed(value)) {
                throw Refusal.invalid("text must not hold U+0000 or half a surrogate pair");
            }
        }
    }

    /** @param values in order */
    record Array(List<Value> values) implements Value {
        public Array {
            values = List.copyOf(values);
        }
    }

    /** @param members in the order given */
    record Struct(Map<String, Value> members) implements Value {
        /** A structure without members. */
        public static final Struct EMPTY = new Struct(Map.of());

        /**
         * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when a member's name is not well-formed
         */
        public Struct {
            for (String name : members.keySet()) {
                if (!TextRules.isWellFormed(name)) {
                    throw Refusal.invalid("names must not hold U+0000 or half a surrogate pair");
                }
            }
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** Returns the member of that name; {@link Value#NULL} when there is none. */
        public Value get(String name) {
            return members.getOrDefault(name, NULL);
        }

        /** Returns the text of a member; empty when the member is absent or is not a text. */
        public Optional<String> text(String name) {
            return get(name) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
        }

        /** Returns the truth value of a member; empty when the member is absent or is not a truth value. */
        public Optional<Boolean> bool(String name) {
            return get(name) instanceof Bool bool ? Optional.of(bool.value()) : Optional.empty();
        }

        /** Returns this structure with one member set. */
        public Struct with(String name, Value value) {
            Map<String, Value> changed = new LinkedHashMap<>(members);
            changed.put(name, value);
            return new Struct(changed);
        }

        /** Returns the elements of a list that are texts, in order; empty when the member is not a list. */
        public List<String> texts(String name) {
            return get(name) instanceof Array list
                    ? list.values().stream()
                            .filter(Text.class::isInstance)
                            .map(element -> ((Text) element).value())
                            .toList()
                    : List.of();
        }

        /** Returns the elements of a list that are structures, in order; empty when the member is not a list. */
        public List<Struct> structs(String name) {
            return get(name) instanceof Array list
                    ? list.values().stream()
                            .filter(Struct.class::isInstance)
                            .map(Struct.class::cast)
                            .toList()
                    : List.of();
        }
    }
}
