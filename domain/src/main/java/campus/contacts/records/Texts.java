package campus.contacts.records;

import campus.contacts.osid.Value;
import java.util.Optional;

/** Reads texts of records, in which an empty text stands for "not set". */
final class Texts {
    private Texts() {}

    /** Returns the text of a member; empty when it is not set. */
    static Optional<String> set(Value.Struct struct, String name) {
        return struct.text(name).filter(text -> !text.isEmpty());
    }
}
