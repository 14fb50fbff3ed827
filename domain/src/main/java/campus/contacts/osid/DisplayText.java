package campus.contacts.osid;

import org.jspecify.annotations.Nullable;

/**
 * The name and description of an object as shown to people.
 *
 * @param name 1 to {@value #MAX_LENGTH} code points
 * @param description at most {@value #MAX_LENGTH} code points, or null
 */
public record DisplayText(String name, @Nullable String description) {
    /** The maximum number of code points in a name or a description. */
    public static final int MAX_LENGTH = 128;

    /**
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} when a part is too short or too long, or holds U+0000 or half a
     *     surrogate pair
     */
    public DisplayText {
        if (name == null || name.isEmpty()) {
            throw TextRules.refuse("displayName", "must have 1 to " + MAX_LENGTH + " characters");
        }
        TextRules.requireWellFormed("displayName", name, MAX_LENGTH);
        TextRules.requireWellFormed("description", description, MAX_LENGTH);
    }

    /** Returns the first {@value #MAX_LENGTH} code points of a name. */
    public static String cut(String name) {
        return name.codePointCount(0, name.length()) <= MAX_LENGTH
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MAX_LENGTH));
    }

    public static DisplayText named(String name) {
        return new DisplayText(name, null);
    }
}
