package campus.contacts.osid;

/** The value of a property that a record type adds, as a type of its own. */
public interface TypedProperty {
    /** Returns the name of the property, such as {@code postalAddress}. */
    String property();

    /** Returns the value of the property. */
    Value value();
}
