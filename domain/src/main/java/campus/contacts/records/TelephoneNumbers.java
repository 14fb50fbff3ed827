package campus.contacts.records;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.TypedProperty;
import campus.contacts.osid.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The telephones that belong to an address: the property of the record type {@code telephone-number}.
 *
 * @param numbers at most four, in order
 */
public record TelephoneNumbers(List<TelephoneNumber> numbers) implements TypedProperty {
    /** The property of the record. */
    public static final String PROPERTY = "telephoneNumbers";

    public TelephoneNumbers {
        numbers = List.copyOf(numbers);
    }

    /** Returns the numbers in this order. */
    public static TelephoneNumbers of(TelephoneNumber... numbers) {
        return new TelephoneNumbers(List.of(numbers));
    }

    /** Returns the value among the properties of an object; empty when it is not set. */
    public static Optional<TelephoneNumbers> of(RecordProperties properties) {
        return properties.get(PROPERTY).orElse(Value.NULL) instanceof Value.Array
                ? Optional.of(new TelephoneNumbers(properties.values().structs(PROPERTY).stream()
                        .map(TelephoneNumber::new)
                        .toList()))
                : Optional.empty();
    }

    /** Returns the number to call first: the primary one, or else the first that has digits. */
    public Optional<TelephoneNumber> first() {
        return written()
                .filter(TelephoneNumber::isPrimary)
                .findFirst()
                .or(() -> written().findFirst());
    }

    private Stream<TelephoneNumber> written() {
        return numbers.stream().filter(number -> number.number().isPresent());
    }

    @Override
    public String property() {
        return PROPERTY;
    }

    @Override
    public Value value() {
        return new Value.Array(
                List.copyOf(numbers.stream().map(TelephoneNumber::content).toList()));
    }
}
