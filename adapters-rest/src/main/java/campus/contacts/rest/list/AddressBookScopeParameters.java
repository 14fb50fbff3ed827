package campus.contacts.rest.list;

import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.ListFilters;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PathParameters;
import campus.contacts.rest.http.QueryParameters;

/** Reads the address-book scope of a list: strictly for use, and leniently for access checks. */
public final class AddressBookScopeParameters {
    /** The parameter that names an address book. */
    public static final String PARAMETER = ListFilters.ADDRESS_BOOK;

    private final QueryParameters query;
    private final Id pathId;

    private AddressBookScopeParameters(QueryParameters query, Id pathId) {
        this.query = query;
        this.pathId = pathId;
    }

    /** Returns the scope that the query names, if any: federated unless the query has another view. */
    public static AddressBookScopeParameters ofQuery(QueryParameters query) {
        return new AddressBookScopeParameters(query, null);
    }

    /** Returns the scope that the path names: isolated unless the query has another view. */
    public static AddressBookScopeParameters ofPath(Exchange exchange) {
        return new AddressBookScopeParameters(
                exchange.query(), exchange.pathId(PathParameters.of(ObjectKind.ADDRESS_BOOK), ObjectKind.ADDRESS_BOOK));
    }

    /** Returns the scope, null for every book. */
    public AddressBookScope scope() {
        Id book = pathId == null ? query.id(PARAMETER) : pathId;
        AddressBookView view = query.text("view")
                .map(AddressBookScopeParameters::view)
                .orElse(pathId == null ? AddressBookView.FEDERATED : AddressBookView.ISOLATED);
        QueryParameters.require(book != null || !query.has("view"), "parameter 'view' needs an " + PARAMETER);
        return book == null ? null : new AddressBookScope(book, view);
    }

    /** Returns {@link #scope()} as far as it can be read. */
    public AddressBookScope scopeIfReadable() {
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
