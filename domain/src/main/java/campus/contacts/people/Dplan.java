package campus.contacts.people;

import java.util.Objects;

/**
 * What a student plans for a term (Students API).
 *
 * @param termCode of the term, such as {@code 202501}
 * @param dplanId an id of the value list of plans
 * @param sourceId an id of the value list of their sources
 */
public record Dplan(String termCode, String dplanId, String sourceId) {
    public Dplan {
        Objects.requireNonNull(termCode);
        Objects.requireNonNull(dplanId);
        Objects.requireNonNull(sourceId);
    }
}
