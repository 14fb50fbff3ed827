package campus.contacts.service.duplicates;

import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Contacts or addresses of one genus that probably stand for one thing (exchange, section 4).
 *
 * @param kind contact or address
 * @param ids two or more, in creation order
 * @param reasons why, at least one; each holds for two or more of the objects
 */
public record DuplicateGroup(ObjectKind kind, List<Id> ids, Set<Reason> reasons) {
    public DuplicateGroup {
        Objects.requireNonNull(kind);
        ids = List.copyOf(ids);
        reasons = Set.copyOf(reasons);
    }

    /** What two objects have in common. */
    public enum Reason {
        /** Contacts of one reference with the same address text, effective at some common moment. */
        SAME_REFERENCE_AND_TEXT,
        /** Addresses with the same name and the same text. */
        SAME_NAME_AND_TEXT,
        /** The same name and, of the address, the same telephone number. */
        SAME_NAME_AND_TELEPHONE,
        /** The same name and, of the address, the same e-mail address. */
        SAME_NAME_AND_EMAIL
    }

    /** How sure it is that the objects stand for one thing. */
    public enum Certainty {
        CERTAIN,
        PROBABLE
    }

    /** Returns {@link Certainty#CERTAIN} if the objects have their text in common, or more than one of the other values. */
    public Certainty certainty() {
        return reasons.size() > 1
                        || reasons.contains(Reason.SAME_REFERENCE_AND_TEXT)
                        || reasons.contains(Reason.SAME_NAME_AND_TEXT)
                ? Certainty.CERTAIN
                : Certainty.PROBABLE;
    }
}
