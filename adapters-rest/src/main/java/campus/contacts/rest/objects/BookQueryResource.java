package campus.contacts.rest.objects;

import campus.contacts.AddressBook;
import campus.contacts.BookQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.rest.body.RequestBody;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.history.ItemLookup;
import campus.contacts.rest.http.EntityTags;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PathParameters;
import campus.contacts.service.AddressBooks;
import campus.contacts.service.ContactService;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Serves the queries of smart address books, each of which is a part of the version of its book (queries, section 9). */
public final class BookQueryResource {
    private static final String CONTACTS = "contacts";
    private static final String ADDRESSES = "addresses";

    private final AddressBooks books;
    private final ItemLookup<AddressBook> items;

    public BookQueryResource(ContactService service, Clock clock) {
        this.books = service.addressBooks();
        this.items = new ItemLookup<>(service.addressBookHistory(), clock);
    }

    public void get(Exchange exchange) {
        Id id = bookId(exchange);
        BiFunction<Caller, Id, AddressBook> lookup = exchange.read(
                () -> {
                    exchange.query().allow(ItemLookup.PARAMETERS);
                    return items.read(exchange.query());
                },
                () -> items.check(exchange, id));
        AddressBook book = lookup.apply(exchange.caller(), id);
        BookQuery query = AddressBooks.requireQuery(book);
        EntityTags.answer(
                exchange,
                Long.toString(book.identity().version()),
                book.identity().changedAt(),
                json -> {
                    json.writeStartObject();
                    json.writeStringField(CONTACTS, query.contacts());
                    json.writeStringField(ADDRESSES, query.addresses());
                    json.writeEndObject();
                });
    }

    public void put(Exchange exchange) {
        Id id = bookId(exchange);
        books.checkUpdate(exchange.caller(), id);
        exchange.body(RequestBody.Accepted.JSON, body -> {
            exchange.query().allow(Set.of());
            VersionPrecondition precondition = EntityTags.ofChange(exchange);
            BookQuery query = read(body.object());
            answer(
                    exchange,
                    books.setQuery(exchange.caller(), id, precondition, query),
                    "The query of the addressBook has been set");
        });
    }

    public void delete(Exchange exchange) {
        Id id = bookId(exchange);
        VersionPrecondition precondition = exchange.read(
                () -> {
                    exchange.query().allow(Set.of());
                    return EntityTags.ofChange(exchange);
                },
                () -> books.checkRemoveQuery(exchange.caller(), id));
        answer(
                exchange,
                books.removeQuery(exchange.caller(), id, precondition),
                "The query of the addressBook has been removed");
    }

    private static void answer(Exchange exchange, AddressBook changed, String message) {
        exchange.header("ETag", EntityTags.tag(changed));
        exchange.message(message);
    }

    private static BookQuery read(ObjectNode sent) {
        for (Map.Entry<String, JsonNode> property : sent.properties()) {
            if (!property.getKey().equals(CONTACTS) && !property.getKey().equals(ADDRESSES)) {
                throw wrong(property.getKey(), "is unknown; allowed are contacts and addresses");
            }
        }
        return new BookQuery(text(sent, CONTACTS), text(sent, ADDRESSES));
    }

    /** Returns a query string; null when it is unset, which the empty text is too (wire contract, section 2). */
    private static String text(ObjectNode sent, String name) {
        JsonNode value = sent.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(name, "must be a query string of the collection or null");
        }
        return value.textValue().isEmpty() ? null : value.textValue();
    }

    private static Refusal wrong(String name, String problem) {
        return Refusal.invalid(name + ' ' + problem, HttpException.at(Refusal.Detail.member("", name), problem));
    }

    private static Id bookId(Exchange exchange) {
        return exchange.pathId(PathParameters.of(ObjectKind.ADDRESS_BOOK), ObjectKind.ADDRESS_BOOK);
    }
}
