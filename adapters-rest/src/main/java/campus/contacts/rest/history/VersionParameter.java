package campus.contacts.rest.history;

import campus.contacts.rest.http.QueryParameters;
import java.util.Optional;

/** Reads the parameter that names a version of an object. */
public final class VersionParameter {
    public static final String NAME = "version";

    private VersionParameter() {}

    /** Returns the version; 400 when it is missing or not a whole number. A number beyond all versions is valid. */
    static long required(QueryParameters query) {
        if (!query.has(NAME)) {
            throw QueryParameters.missing(NAME, "3");
        }
        return QueryParameters.beyond(query.place(NAME, 1));
    }

    /** Returns the version if it can be read: for access checks before the input is judged. */
    static Optional<Long> ifReadable(QueryParameters query) {
        return query.text(NAME)
                .filter(text -> text.matches("0*[1-9][0-9]{0,14}"))
                .map(Long::valueOf);
    }
}
