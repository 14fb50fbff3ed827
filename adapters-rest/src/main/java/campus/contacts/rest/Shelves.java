package campus.contacts.rest;

import campus.contacts.Id;
import campus.contacts.Kind;
import campus.contacts.Shelf;
import campus.contacts.View;

/** Which address book a list looks at, and how: read once to be used, once leniently to see what the caller may know. */
final class Shelves {
    /** The parameter that names a book. */
    static final String PARAMETER = "addressBookId";

    private final Parameters query;
    private final Id pathId;

    private Shelves(Parameters query, Id pathId) {
        this.query = query;
        this.pathId = pathId;
    }

    /** The book that the query names, if any: federated, unless it says otherwise. */
    static Shelves ofQuery(Parameters query) {
        return new Shelves(query, null);
    }

    /** The book that the path names: isolated, unless the query says otherwise. */
    static Shelves ofPath(Exchange exchange) {
        return new Shelves(exchange.query(), exchange.pathId(PathIds.of(Kind.ADDRESS_BOOK), Kind.ADDRESS_BOOK));
    }

    /** Null: every book. */
    Shelf shelf() {
        Id book = pathId == null ? query.id(PARAMETER) : pathId;
        View view = query.text("view").map(Shelves::view).orElse(pathId == null ? View.FEDERATED : View.ISOLATED);
        ObjectResource.require(book != null || !query.has("view"), "parameter 'view' needs an " + PARAMETER);
        return book == null ? null : new Shelf(book, view);
    }

    /** What {@link #shelf()} would be as far as it can be read. */
    Shelf shelfIfReadable() {
        Id book = pathId == null ? query.idIfReadable(PARAMETER) : pathId;
        return book == null ? null : new Shelf(book, View.ISOLATED);
    }

    private static View view(String text) {
        return switch (text) {
            case "federated" -> View.FEDERATED;
            case "isolated" -> View.ISOLATED;
            default -> throw HttpProblem.badRequest("parameter 'view' must be federated or isolated");
        };
    }
}
