package campus.contacts;

import campus.contacts.spi.UnitOfWork;

/**
 * Whether a caller sees an address book, and what it may do with it (wire contract, section 9): what is not seen is not found, and
 * what is seen and may not be done is denied.
 */
final class BookAccess {
    private BookAccess() {}

    static AddressBook find(UnitOfWork unit, Caller caller, Id id) {
        return unit.addressBooks().find(id, caller.sight()).orElseThrow(() -> Refusal.notFound(Kind.ADDRESS_BOOK));
    }

    static AddressBook lock(UnitOfWork unit, Caller caller, Id id) {
        find(unit, caller, id);
        return unit.addressBooks().lock(id).orElseThrow(() -> Refusal.notFound(Kind.ADDRESS_BOOK));
    }

    static void requireCreate(UnitOfWork unit, Caller caller, Id parentId) {
        if (parentId == null) {
            requireOrganizeEverywhere(caller);
        } else {
            find(unit, caller, parentId);
            requireOrganize(unit, caller, parentId);
        }
    }

    static void requireEdge(UnitOfWork unit, Caller caller, Id parentId, Id childId) {
        find(unit, caller, parentId);
        find(unit, caller, childId);
        requireOrganize(unit, caller, parentId);
        requireOrganize(unit, caller, childId);
    }

    static void requireOrganize(UnitOfWork unit, Caller caller, Id id) {
        Reach reach = caller.reach(Function.ORGANIZE);
        if (!reach.everywhere() && !unit.addressBooks().isWithin(id, reach)) {
            throw Refusal.denied();
        }
    }

    static void requireOrganizeEverywhere(Caller caller) {
        if (!caller.reach(Function.ORGANIZE).everywhere()) {
            throw Refusal.denied();
        }
    }
}
