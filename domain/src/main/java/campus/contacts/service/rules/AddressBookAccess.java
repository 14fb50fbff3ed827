package campus.contacts.service.rules;

import campus.contacts.AddressBook;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.UnitOfWork;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the access of a caller to an address book (wire contract, section 9): a book that is not visible is not found,
 * and an action that is not granted on a visible book is denied.
 */
public final class AddressBookAccess {
    private AddressBookAccess() {}

    public static AddressBook find(UnitOfWork unit, Caller caller, Id id) {
        return unit.addressBooks()
                .find(id, caller.visibility())
                .orElseThrow(() -> Refusal.notFound(ObjectKind.ADDRESS_BOOK));
    }

    public static AddressBook lock(UnitOfWork unit, Caller caller, Id id) {
        find(unit, caller, id);
        return unit.addressBooks().lock(id).orElseThrow(() -> Refusal.notFound(ObjectKind.ADDRESS_BOOK));
    }

    /** Returns a book to file objects in. */
    public static AddressBook findToFile(UnitOfWork unit, Caller caller, Id id) {
        return unit.addressBooks()
                .findToFile(id, caller.visibility())
                .orElseThrow(() -> Refusal.notFound(ObjectKind.ADDRESS_BOOK));
    }

    /** Requires that the caller may look up the content of a book. */
    public static void requireInScope(UnitOfWork unit, Caller caller, Id addressBookId) {
        if (!unit.addressBooks().isWithin(addressBookId, caller.grantScope(AccessFunction.LOOKUP))) {
            throw Refusal.notFound(ObjectKind.ADDRESS_BOOK);
        }
    }

    /** Returns the parent; empty if none is asked for. */
    public static Optional<AddressBook> requireCreate(UnitOfWork unit, Caller caller, @Nullable Id parentId) {
        if (parentId == null) {
            requireOrganizeEverywhere(caller);
            return Optional.empty();
        }
        AddressBook parent = find(unit, caller, parentId);
        requireOrganize(unit, caller, parentId);
        return Optional.of(parent);
    }

    /** Returns the child. */
    public static AddressBook requireEdge(UnitOfWork unit, Caller caller, Id parentId, Id childId) {
        find(unit, caller, parentId);
        AddressBook child = find(unit, caller, childId);
        requireOrganize(unit, caller, parentId);
        requireOrganize(unit, caller, childId);
        return child;
    }

    public static void requireOrganize(UnitOfWork unit, Caller caller, Id id) {
        GrantScope grantScope = caller.grantScope(AccessFunction.ORGANIZE);
        if (!grantScope.everywhere() && !unit.addressBooks().isWithin(id, grantScope)) {
            throw Refusal.denied();
        }
    }

    public static void requireOrganizeEverywhere(Caller caller) {
        if (!caller.grantScope(AccessFunction.ORGANIZE).everywhere()) {
            throw Refusal.denied();
        }
    }
}
