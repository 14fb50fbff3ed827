package campus.contacts.service.rules;

import campus.contacts.ContactQuery;
import campus.contacts.PageRequest;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.access.Provenance;
import campus.contacts.access.Visibility;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.spi.UnitOfWork;

/** The rules of the use of addresses by contacts. */
public final class AddressUse {
    private AddressUse() {}

    /**
     * Denies contacts that use an address which the caller may neither link nor update (wire contract, section 9):
     * otherwise the contact would keep the owner of the address from deleting it.
     */
    public static void requireLink(UnitOfWork unit, Caller caller, Id addressId) {
        GrantScope grantScope = caller.grantScope(AccessFunction.LINK).union(caller.grantScope(AccessFunction.UPDATE));
        if (!grantScope.everywhere() && !unit.addresses().isWithin(addressId, grantScope)) {
            throw Refusal.denied();
        }
    }

    /**
     * Returns the provenance of the write of a contact. A caller cannot use a contact to hide an address that it may not
     * change (campus facades, section 3).
     */
    public static Provenance provenance(UnitOfWork unit, Caller caller, Id addressId) {
        GrantScope grantScope = caller.grantScope(AccessFunction.UPDATE);
        return Provenance.of(caller, grantScope.everywhere() || unit.addresses().isWithin(addressId, grantScope));
    }

    /** Requires that no contact uses an address. */
    public static void requireUnused(UnitOfWork unit, Caller caller, Id addressId) {
        ContactQuery users = ContactQuery.ALL.connecting(new ContactQuery.Ends(addressId, null, null));
        if (unit.contacts()
                .list(users, Visibility.EVERYTHING, PageRequest.first(1))
                .isEmpty()) {
            return;
        }
        long visible = unit.contacts().count(users, caller.visibility());
        throw Refusal.illegalState(
                visible == 0
                        ? "the address is still in use"
                        : "the address is used by " + visible + (visible == 1 ? " contact" : " contacts"));
    }
}
