package campus.contacts.feed;

/**
 * A position among the recorded changes of a storage. Changes are read in windows of writers, and within a window in the
 * order in which they were written; a window is read only when none of its writers is still open.
 *
 * @param from number of the first writer of the window
 * @param until number of the first writer after the window; equal to {@code from} when no window has been begun
 * @param place of the last change in the window that was read; 0: none
 */
public record FeedPosition(long from, long until, long place) {
    public FeedPosition {
        if (from < 0 || until < from || place < 0) {
            throw new IllegalArgumentException("a window from " + from + " until " + until + " at " + place);
        }
    }

    /** Returns the position before all changes of a writer and of all later ones. */
    public static FeedPosition before(long writer) {
        return new FeedPosition(writer, writer, 0);
    }
}
