package campus.contacts.osid;

import java.util.Optional;

/** Reads Ids from URLs: percent-encoded once as a whole, and by some clients twice (wire contract, section 1). */
public final class IdDecoding {
    private IdDecoding() {}

    /** @param value decoded once already */
    public static Optional<Id> read(String value) {
        if (value.indexOf(':') >= 0) {
            return Id.find(value);
        }
        return PercentEncoding.decode(value).flatMap(Id::find);
    }
}
