package campus.contacts;

import java.util.Objects;

/** An address book as a list looks at it. */
public record Shelf(Id addressBookId, View view) {
    public Shelf {
        Objects.requireNonNull(addressBookId);
        Objects.requireNonNull(view);
    }
}
