package campus.contacts.history;

/** The kinds of change that a history records. */
public enum Change {
    CREATED("created", true),
    UPDATED("updated", true),
    /** The object was deleted; a deletion counts as a version but has no content. */
    DELETED("deleted", false),
    /** An earlier version became the current one again, of an existing or a deleted object. */
    RESTORED("restored", true),
    FILED("filed", false),
    UNFILED("unfiled", false),
    CHILD_ADDED("childAdded", false),
    CHILD_REMOVED("childRemoved", false),
    ROOT_ADDED("rootAdded", false),
    ROOT_REMOVED("rootRemoved", false);

    private final String word;
    private final boolean hasContent;

    Change(String word, boolean hasContent) {
        this.word = word;
        this.hasContent = hasContent;
    }

    /** Returns the name on the wire and in archives. */
    public String word() {
        return word;
    }

    /** Returns whether the change made a version with content. */
    public boolean hasContent() {
        return hasContent;
    }

    /** Returns whether the change counts as a version of the object. */
    public boolean isVersion() {
        return hasContent || this == DELETED;
    }
}
