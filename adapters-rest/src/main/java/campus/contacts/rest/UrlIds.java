package campus.contacts.rest;

import campus.contacts.Id;
import campus.contacts.Percent;
import java.util.Optional;

/** Ids as they stand in URLs: percent-encoded once as a whole, and by some clients twice (wire contract, section 1). */
public final class UrlIds {
    private UrlIds() {}

    /**
     * @param value decoded once already
     */
    public static Optional<Id> read(String value) {
        if (value.indexOf(':') >= 0) {
            return Id.find(value);
        }
        return Percent.decode(value).flatMap(Id::find);
    }
}
