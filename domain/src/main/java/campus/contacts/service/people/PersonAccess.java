package campus.contacts.service.people;

import campus.contacts.access.Caller;
import campus.contacts.osid.Refusal;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.spi.PersonStore;
import campus.contacts.spi.UnitOfWork;
import java.util.Optional;

/** People as a caller knows them: a private person is not there for whoever may not see private ones (campus facades, section 3). */
final class PersonAccess {
    private PersonAccess() {}

    /** The person, when the caller may know of it. */
    static Optional<Person> find(UnitOfWork unit, Caller caller, NetId netid) {
        return unit.people().find(netid, PersonStore.Scope.of(caller.seesPrivate()));
    }

    /**
     * The person, when the caller may know of it.
     *
     * @throws Refusal {@link Refusal.Reason#NOT_FOUND}
     */
    static Person require(UnitOfWork unit, Caller caller, NetId netid) {
        return find(unit, caller, netid).orElseThrow(() -> Refusal.notFound("person"));
    }

    /**
     * Refuses a caller without one of these scopes.
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
     * Refuses a caller whose credentials name nobody: whoever has something changed must be known.
     *
     * @throws Refusal {@link Refusal.Reason#PERMISSION_DENIED}
     */
    static void requireSubject(Caller caller) {
        if (caller.claims().subject() == null) {
            throw Refusal.denied();
        }
    }
}
