package campus.contacts.service.objects;

import campus.contacts.OsidObject;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.access.PermittedChanges;
import campus.contacts.osid.Id;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Changes and deletes the objects of one kind.
 *
 * <p>Every method throws {@link campus.contacts.osid.Refusal}: {@code NOT_FOUND} for objects that do not exist or are
 * not visible to the caller, then {@code PERMISSION_DENIED}.
 *
 * @param <T> the kind of object
 * @param <F> the form with the writable fields
 */
public interface ObjectEditor<T extends OsidObject, F> {
    /**
     * Requires that new objects may be in that book at present. Throws {@code ILLEGAL_STATE} for a smart book.
     *
     * @param addressBookId the book of a new object, the parent of a new book; null: none is named
     */
    void checkPlace(Caller caller, @Nullable Id addressBookId);

    /** Returns the changes of a visible object that the caller's grants permit. */
    PermittedChanges permitted(Caller caller, Id id);

    /** Returns the object if the caller may change it. */
    T checkUpdate(Caller caller, Id id);

    /**
     * Changes an object; an edit without effect leaves the version unchanged. Also throws what {@code edit} throws, then
     * {@code OUTDATED}.
     *
     * @param edit makes the new form from the present object; may be called more than once
     */
    T revise(Caller caller, Id id, VersionPrecondition precondition, Function<T, F> edit);

    /**
     * Changes an object as {@link #revise(Caller, Id, VersionPrecondition, Function)} does.
     *
     * @param seen as {@link #checkUpdate} has returned it: if it still has that version, it need not be read again
     */
    default T revise(Caller caller, T seen, VersionPrecondition precondition, Function<T, F> edit) {
        return revise(caller, seen.id(), precondition, edit);
    }

    /** Makes the checks of {@link #delete} that do not depend on the version and the present state. */
    void checkDelete(Caller caller, Id id);

    /** Deletes an object. Also throws {@code OUTDATED}, then {@code ILLEGAL_STATE} if something depends on the object. */
    void delete(Caller caller, Id id, VersionPrecondition precondition);
}
