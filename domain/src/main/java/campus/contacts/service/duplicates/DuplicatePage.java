package campus.contacts.service.duplicates;

import campus.contacts.ListPosition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of groups of duplicates.
 *
 * @param groups which may be fewer than asked for, also where others follow
 * @param next the start of the next page; empty: nothing follows
 */
public record DuplicatePage(List<DuplicateGroup> groups, Optional<Start> next) {
    public DuplicatePage {
        groups = List.copyOf(groups);
        Objects.requireNonNull(next);
    }

    /** The lists in which duplicates are next to each other. */
    public enum Walk {
        CONTACTS_BY_REFERENCE,
        CONTACTS_BY_NAME,
        ADDRESSES_BY_NAME
    }

    /**
     * The start of a page.
     *
     * @param after the position in the list after which the page begins; null: at its first object
     * @param skipped the number of groups there that an earlier page has
     */
    public record Start(Walk walk, @Nullable ListPosition after, int skipped) {
        /** The start of the first page. */
        public static final Start FIRST = new Start(Walk.CONTACTS_BY_REFERENCE, null, 0);

        public Start {
            Objects.requireNonNull(walk);
        }
    }
}
