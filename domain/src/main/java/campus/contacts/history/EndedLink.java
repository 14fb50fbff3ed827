package campus.contacts.history;

/**
 * A link that has ended: a past filing, edge of the hierarchy or root mark.
 *
 * @param began inclusive
 * @param ended exclusive; not before the begin
 * @param isLast whether the object is deleted and had the link when it was deleted
 */
public record EndedLink(RecordedEvent began, RecordedEvent ended, boolean isLast) {
    public EndedLink {
        if (ended.at().isBefore(began.at())) {
            throw new IllegalArgumentException(
                    "the end " + ended.at() + " of a link must not precede its begin " + began.at());
        }
    }
}
