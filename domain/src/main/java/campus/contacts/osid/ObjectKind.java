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

    /** OSID's name of the kind, as in the namespace's identifier: {@code AddressBook}. */
    public String osidName() {
        return osidName;
    }

    /** OSID's name of the kind with its indefinite article, as messages write it: {@code an AddressBook}. */
    String withArticle() {
        return (this == CONTACT ? "a " : "an ") + osidName;
    }

    /** The kind as messages write it: {@code address-book}. */
    public String label() {
        return label;
    }

    /** The genus of an object for which none was asked: {@code type.Type:defaultAddressBookType@authority}. */
    public Id defaultGenusType(String authority) {
        return Id.of("type.Type", "default" + osidName + "Type", authority);
    }
}
