package campus.contacts.osid;

/** The three kinds of OSID object that the Contact service provides. */
public enum ObjectKind {
    CONTACT("Contact", "contact"),
    ADDRESS("Address", "address"),
    ADDRESS_BOOK("AddressBook", "address-book");

    private final String osidName;
    private final String label;

    ObjectKind(String osidName, String label) {
        this.osidName = osidName;
        this.label = label;
    }

    /** Returns the OSID name of the kind, as in the namespace's identifier: {@code AddressBook}. */
    public String osidName() {
        return osidName;
    }

    /** Returns the OSID name of the kind with its indefinite article, for messages: {@code an AddressBook}. */
    String withArticle() {
        return (this == CONTACT ? "a " : "an ") + osidName;
    }

    /** Returns the kind as written in messages: {@code address-book}. */
    public String label() {
        return label;
    }

    /** Returns the default genus type of the kind: {@code type.Type:defaultAddressBookType@authority}. */
    public Id defaultGenusType(String authority) {
        return Id.of("type.Type", "default" + osidName + "Type", authority);
    }
}
