package campus.contacts.service.objects;

import campus.contacts.access.Caller;
import campus.contacts.osid.Id;

/**
 * Files the objects of one kind in address books (wire contract, section 4).
 *
 * <p>Every method throws {@link campus.contacts.osid.Refusal}: {@code NOT_FOUND} for objects and books that do not exist
 * or are not visible to the caller, then {@code PERMISSION_DENIED}.
 */
public interface ObjectFiling {
    /** Makes the checks of {@link #file}. */
    void checkFile(Caller caller, Id id, Id addressBookId);

    /** Files an object into one more book; no effect if it is already there. */
    void file(Caller caller, Id id, Id addressBookId);

    /** Makes the checks of {@link #unfile}, except that for the last book. */
    void checkUnfile(Caller caller, Id id, Id addressBookId);

    /**
     * Removes an object from a book. Throws {@code NOT_FOUND} also when the object is not in that book, {@code
     * ILLEGAL_STATE} when it is in no other book.
     */
    void unfile(Caller caller, Id id, Id addressBookId);

    /** Makes the checks of {@link #move} that do not depend on the input. */
    void checkMove(Caller caller, Id id, Id from, Id to);

    /**
     * Files an object into a book and removes it from another one, in one step; needs what both need. Throws {@code
     * NOT_FOUND} also when the object is not in the book {@code from}, {@code INVALID_ARGUMENT} when both books are the
     * same.
     */
    void move(Caller caller, Id id, Id from, Id to);

    /** Begins to file that object. */
    default FilingOf filing(Id id) {
        return new FilingOf(this, id);
    }

    /**
     * Files one object, with one Id in each step, so that none can be taken for another. Each step throws what the
     * method of {@link ObjectFiling} throws.
     */
    record FilingOf(ObjectFiling filing, Id id) {
        /** Files the object into one more book. */
        public void into(Caller caller, Id addressBookId) {
            filing.file(caller, id, addressBookId);
        }

        /** Removes the object from a book. */
        public void outOf(Caller caller, Id addressBookId) {
            filing.unfile(caller, id, addressBookId);
        }

        /** Begins a move out of that book. */
        public MoveFrom from(Id addressBookId) {
            return new MoveFrom(this, addressBookId);
        }
    }

    /** A move of one object out of a book. */
    record MoveFrom(FilingOf of, Id addressBookId) {
        /** Moves the object into that book. */
        public void to(Caller caller, Id otherAddressBookId) {
            of.filing.move(caller, of.id, addressBookId, otherAddressBookId);
        }
    }
}
