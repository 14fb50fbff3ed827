package campus.contacts.records;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.TypedProperty;
import campus.contacts.osid.Value;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A person to reach, and what that person is to another: the property of the record type {@code personal-contact}.
 *
 * @param content the value of the property; members that are not set may be missing
 */
public record PersonalContact(Value.Struct content) implements TypedProperty {
    /** The property of the record. */
    public static final String PROPERTY = "personalContact";

    /** One in which nothing is set. */
    public static final PersonalContact EMPTY = new PersonalContact(Value.Struct.EMPTY);

    /** Returns the value among the properties of an object; empty when it is not set. */
    public static Optional<PersonalContact> of(RecordProperties properties) {
        return properties.get(PROPERTY).orElse(Value.NULL) instanceof Value.Struct content
                ? Optional.of(new PersonalContact(content))
                : Optional.empty();
    }

    @Override
    public String property() {
        return PROPERTY;
    }

    @Override
    public Value value() {
        return content;
    }

    /** Returns the first name. */
    public Optional<String> firstName() {
        return Texts.set(content, "firstName");
    }

    public PersonalContact withFirstName(String firstName) {
        return new PersonalContact(content.with("firstName", Value.of(firstName)));
    }

    /** Returns the middle name. */
    public Optional<String> middleName() {
        return Texts.set(content, "middleName");
    }

    public PersonalContact withMiddleName(String middleName) {
        return new PersonalContact(content.with("middleName", Value.of(middleName)));
    }

    /** Returns the last name. */
    public Optional<String> lastName() {
        return Texts.set(content, "lastName");
    }

    public PersonalContact withLastName(String lastName) {
        return new PersonalContact(content.with("lastName", Value.of(lastName)));
    }

    /** Returns the whole name, where its parts are not known. */
    public Optional<String> name() {
        return Texts.set(content, "name");
    }

    public PersonalContact withName(String name) {
        return new PersonalContact(content.with("name", Value.of(name)));
    }

    /** Returns what the person is to the other. */
    public Optional<String> relationship() {
        return Texts.set(content, "relationship");
    }

    public PersonalContact withRelationship(String relationship) {
        return new PersonalContact(content.with("relationship", Value.of(relationship)));
    }

    /** Returns the priority, a whole number from 0 on; the smallest is tried first. */
    public Optional<BigDecimal> priority() {
        return content.get("priority") instanceof Value.Number number ? Optional.of(number.value()) : Optional.empty();
    }

    public PersonalContact withPriority(int priority) {
        return new PersonalContact(content.with("priority", Value.of(priority)));
    }
}
