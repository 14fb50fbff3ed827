package campus.contacts.rest.objects;

import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PathParameters;
import campus.contacts.service.AddressBooks;
import java.util.Set;

/** The path parameters of filing: an object, and the book that it is, or is to be, filed in. Access to the book is checked first. */
record FilingRequest(Id objectId, Id addressBookId) {
    /** Throws when the caller has no such right on the book. */
    @FunctionalInterface
    interface Check {
        void check(Caller caller, Id objectId, Id addressBookId);
    }

    static FilingRequest of(Exchange exchange, AddressBooks books, ObjectKind kind, Check check) {
        Id book = exchange.pathId(PathParameters.of(ObjectKind.ADDRESS_BOOK), ObjectKind.ADDRESS_BOOK);
        FilingRequest membership = exchange.read(
                () -> new FilingRequest(exchange.pathId(PathParameters.of(kind), kind), book),
                () -> books.get(exchange.caller(), book));
        exchange.read(
                () -> {
                    exchange.query().allow(Set.of());
                    return membership;
                },
                () -> check.check(exchange.caller(), membership.objectId(), book));
        return membership;
    }
}
