package campus.contacts.service.people;

import campus.contacts.access.Caller;
import campus.contacts.osid.Refusal;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.spi.PersonStore;
import campus.contacts.spi.UnitOfWork;
import java.util.Optional;

/**
 * Looks up people for a caller: a private person does not exist for callers that may not see private persons (campus
 * facades, section 3).
 */
final class PersonAccess {
    private PersonAccess() {}

    /** Returns the person if it is visible to the caller. */
    static Optional<Person> find(UnitOfWork unit, Caller caller, NetId netid) {
        return unit.people().find(netid, PersonStore.Scope.of(caller.seesPrivate()));
    }

    /**
     * Returns the person if it is visible to the caller.
     *
     * @throws Refusal {@link Refusal.Reason#NOT_FOUND}
     */
    static Person require(UnitOfWork unit, Caller caller, NetId netid) {
        return find(unit, caller, netid).orElseThrow(() -> Refusal.notFound("person"));
    }

    /**
     * Rejects a caller without any of these scopes.
     *
     * @throws Refusal {@link Refusal.Reason#PERMISSION_DENIED}
     */
    static void requireScopes(Caller caller, String... scopes) {
        for (String scope : scopes) {
            if (!caller.hasScope(scope)) {
                throw Refusal.denied();
            }
        }
    }

    /**
     * Rejects a caller whose credentials have no subject: the requester of a change must be known.
     *
     * @throws Refusal {@link Refusal.Reason#PERMISSION_DENIED}
     */
    static void requireSubject(Caller caller) {
        if (caller.claims().subject() == null) {
            throw Refusal.denied();
        }
    }
}
