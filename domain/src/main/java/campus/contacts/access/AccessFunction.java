package campus.contacts.access;

/** What a caller may be granted on an address book and all its descendants (wire contract, section 9; campus facades, section 3). */
public enum AccessFunction {
    /** See the book and what is in it. */
    LOOKUP,
    /** Make contacts and addresses in it. */
    CREATE,
    /** Make contacts of the addresses in it. */
    LINK,
    /** Change contacts and addresses in it. */
    UPDATE,
    /** Delete contacts and addresses that are in no other book. */
    DELETE,
    /** Change the book and its children, file into it and un-file from it. */
    ORGANIZE,
    /** See what is released to members of the university only; granted everywhere or nowhere. */
    INTERNAL,
    /** See private persons and what is about them; granted everywhere or nowhere. */
    PRIVATE
}
