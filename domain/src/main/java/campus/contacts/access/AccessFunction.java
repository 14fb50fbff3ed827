package campus.contacts.access;

/**
 * A function that a caller may be granted on an address book and all its descendants (wire contract, section 9; campus
 * facades, section 3).
 */
public enum AccessFunction {
    /** See the book and its content. */
    LOOKUP,
    /** Create contacts and addresses in it. */
    CREATE,
    /** Create contacts that use the addresses in it. */
    LINK,
    /** Change contacts and addresses in it. */
    UPDATE,
    /** Delete contacts and addresses that are in no other book. */
    DELETE,
    /** Change the book and its children, add objects to it and remove them from it. */
    ORGANIZE,
    /** See data released to members of the university only; granted everywhere or nowhere. */
    INTERNAL,
    /** See private persons and data about them; granted everywhere or nowhere. */
    PRIVATE
}
