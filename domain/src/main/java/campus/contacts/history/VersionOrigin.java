package campus.contacts.history;

import campus.contacts.access.Author;
import org.jspecify.annotations.Nullable;

/**
 * The change that made a version with content.
 *
 * @param change {@link Change#CREATED}, {@link Change#UPDATED} or {@link Change#RESTORED}
 * @param by null: unknown author
 */
public record VersionOrigin(Change change, @Nullable Author by) {
    /** The origin of a version about which nothing is known. */
    public static final VersionOrigin UNKNOWN = new VersionOrigin(Change.CREATED, null);

    public VersionOrigin {
        if (!change.hasContent()) {
            throw new IllegalArgumentException(change + " makes no version with content");
        }
    }
}
