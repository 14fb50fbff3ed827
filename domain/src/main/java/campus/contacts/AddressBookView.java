package campus.contacts;

/** How a list looks at an address book (OSID 3.0.0, federated and isolated views). */
public enum AddressBookView {
    /** The book and all its descendants. */
    FEDERATED,
    /** That very book. */
    ISOLATED
}
