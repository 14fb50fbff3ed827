package campus.contacts.rest.objects;

import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PathParameters;
import campus.contacts.rest.http.QueryParameters;

/** Which address book a list looks at, and how: read once to be used, once leniently to see what the caller may know. */
final class AddressBookScopeParameters {
    /** The parameter that names a book. */
    static final String PARAMETER = "addressBookId";

    private final QueryParameters query;
    private final Id pathId;

    private AddressBookScopeParameters(QueryParameters query, Id pathId) {
        this.query = query;
        this.pathId = pathId;
    }

    /** The book that the query names, if any: federated, unless it says otherwise. */
    static AddressBookScopeParameters ofQuery(QueryParameters query) {
        return new AddressBookScopeParameters(query, null);
    }

    /** The book that the path names: isolated, unless the query says otherwise. */
    static AddressBookScopeParameters ofPath(Exchange exchange) {
        return new AddressBookScopeParameters(
                exchange.query(), exchange.pathId(PathParameters.of(ObjectKind.ADDRESS_BOOK), ObjectKind.ADDRESS_BOOK));
    }

    /** Null: every book. */
    AddressBookScope scope() {
        Id book = pathId == null ? query.id(PARAMETER) : pathId;
        AddressBookView view = query.text("view")
                .map(AddressBookScopeParameters::view)
                .orElse(pathId == null ? AddressBookView.FEDERATED : AddressBookView.ISOLATED);
        ObjectResource.require(book != null || !query.has("view"), "parameter 'view' needs an " + PARAMETER);
        return book == null ? null : new AddressBookScope(book, view);
    }

    /** What {@link #scope()} would be as far as it can be read. */
    AddressBookScope scopeIfReadable() {
        Id book = pathId == null ? query.idIfReadable(PARAMETER) : pathId;
        return book == null ? null : new AddressBookScope(book, AddressBookView.ISOLATED);
    }

    private static AddressBookView view(String text) {
        return switch (text) {
            case "federated" -> AddressBookView.FEDERATED;
            case "isolated" -> AddressBookView.ISOLATED;
            default -> throw HttpException.badRequest("parameter 'view' must be federated or isolated");
        };
    }
}
