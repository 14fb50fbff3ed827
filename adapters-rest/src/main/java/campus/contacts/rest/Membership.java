package campus.contacts.rest;

import campus.contacts.AddressBooks;
import campus.contacts.Caller;
import campus.contacts.Id;
import campus.contacts.Kind;
import java.util.Set;

/** An object and a book that it is, or is to be, filed in, as the path names them; the book is looked at first. */
record Membership(Id objectId, Id addressBookId) {
    /** Refuses what the caller may not do there at all. */
    @FunctionalInterface
    interface Check {
        void check(Caller caller, Id objectId, Id addressBookId);
    }

    static Membership of(Exchange exchange, AddressBooks books, Kind kind, Check check) {
        Id book = exchange.pathId(PathIds.of(Kind.ADDRESS_BOOK), Kind.ADDRESS_BOOK);
        Membership membership = exchange.read(
                () -> new Membership(exchange.pathId(PathIds.of(kind), kind), book),
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
