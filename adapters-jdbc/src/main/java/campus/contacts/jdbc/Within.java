package campus.contacts.jdbc;

import campus.contacts.Kind;
import campus.contacts.OwnIds;
import campus.contacts.Reach;

/**
 * A reach, as the tables know it.
 *
 * @param granted the numbers of the books that it is granted on, or null: everywhere
 */
record Within(Long[] granted) {
    /** Books of somebody else hold nothing here. */
    static Within of(Reach reach, OwnIds ownIds) {
        return new Within(
                reach.everywhere()
                        ? null
                        : reach.addressBookIds().stream()
                                .flatMapToLong(id -> ownIds.number(Kind.ADDRESS_BOOK, id).stream())
                                .boxed()
                                .toArray(Long[]::new));
    }

    boolean isEverywhere() {
        return granted == null;
    }

    boolean isNowhere() {
        return granted != null && granted.length == 0;
    }
}
