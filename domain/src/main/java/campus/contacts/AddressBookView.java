package campus.contacts;

/** The part of the hierarchy that a list covers (OSID 3.0.0, federated and isolated views). */
public enum AddressBookView {
    /** The book and all its descendants. */
    FEDERATED,
    /** The book alone. */
    ISOLATED
}
