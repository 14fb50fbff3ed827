package campus.contacts.rest.objects;

import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PathParameters;
import campus.contacts.service.AddressBooks;
import java.util.Set;

/**
 * The parameters of filing. Access to the book in the path is checked first.
 *
 * @param addressBookId the book in the path, that the object is, or is to be, filed in
 * @param fromId the book that the object is moved from; null: it is not moved
 */
record FilingRequest(Id objectId, Id addressBookId, Id fromId) {
    /** The parameter that names the book from which an object is moved. */
    static final String FROM = "from";

    /** Throws when the caller has no such right on the books. */
    @FunctionalInterface
    interface Check {
        void check(Caller caller, FilingRequest request);
    }

    /** @param parameters the names that the query may have */
    static FilingRequest of(
            Exchange exchange, AddressBooks books, ObjectKind kind, Set<String> parameters, Check check) {
        Id book = exchange.pathId(PathParameters.of(ObjectKind.ADDRESS_BOOK), ObjectKind.ADDRESS_BOOK);
        Id object = exchange.read(
                () -> exchange.pathId(PathParameters.of(kind), kind), () -> books.get(exchange.caller(), book));
        return exchange.read(
                () -> {
                    exchange.query().allow(parameters);
                    return new FilingRequest(object, book, exchange.query().id(FROM));
                },
                () -> check.check(
                        exchange.caller(),
                        new FilingRequest(object, book, exchange.query().idIfReadable(FROM))));
    }
}
