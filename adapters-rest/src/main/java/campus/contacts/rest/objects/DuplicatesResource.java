package campus.contacts.rest.objects;

import campus.contacts.json.Json;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.DuplicateParameters;
import campus.contacts.rest.http.Exchange;
import campus.contacts.service.AddressBooks;
import campus.contacts.service.duplicates.DuplicateGroup;
import campus.contacts.service.duplicates.DuplicatePage;
import campus.contacts.service.duplicates.Duplicates;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Serves the contacts and addresses that probably stand for one thing (exchange, section 4). */
public final class DuplicatesResource {
    private static final String BOOK = "addressBookId";
    private static final String KIND = "kind";

    private final Duplicates duplicates;
    private final AddressBooks addressBooks;

    public DuplicatesResource(Duplicates duplicates, AddressBooks addressBooks) {
        this.duplicates = duplicates;
        this.addressBooks = addressBooks;
    }

    public void list(Exchange exchange) {
        record Asked(Optional<Id> addressBookId, Set<ObjectKind> kinds, DuplicateParameters paging) {}
        Asked asked = exchange.read(
                () -> {
                    exchange.query()
                            .allow(ObjectResource.union(DuplicateParameters.PARAMETERS, Set.of(BOOK, KIND)), KIND);
                    Optional<Id> book = Optional.ofNullable(exchange.query().id(BOOK));
                    return new Asked(book, kinds(exchange), DuplicateParameters.of(exchange));
                },
                () -> checkBook(exchange));
        DuplicatePage page = duplicates.page(
                exchange.caller(),
                asked.addressBookId(),
                asked.kinds(),
                asked.paging().start(),
                asked.paging().limit());
        exchange.header("Link", asked.paging().links(page.next()));
        ArrayNode groups = Json.MAPPER.createArrayNode();
        page.groups().forEach(group -> write(groups.addObject(), group));
        exchange.json(groups);
    }

    private void checkBook(Exchange exchange) {
        Id book = exchange.query().idIfReadable(BOOK);
        if (book != null) {
            addressBooks.get(exchange.caller(), book);
        }
    }

    private static Set<ObjectKind> kinds(Exchange exchange) {
        Set<ObjectKind> kinds = EnumSet.noneOf(ObjectKind.class);
        exchange.query().texts(KIND).forEach(name -> kinds.add(kind(name)));
        return kinds.isEmpty() ? Set.of(ObjectKind.CONTACT, ObjectKind.ADDRESS) : kinds;
    }

    private static ObjectKind kind(String name) {
        return switch (name) {
            case "contact" -> ObjectKind.CONTACT;
            case "address" -> ObjectKind.ADDRESS;
            default -> throw HttpException.badRequest("parameter 'kind' must be contact or address");
        };
    }

    private static void write(ObjectNode json, DuplicateGroup group) {
        json.put("kind", group.kind().label());
        ArrayNode ids = json.putArray("ids");
        group.ids().forEach(id -> ids.add(id.toString()));
        ArrayNode reasons = json.putArray("reasons");
        group.reasons().stream().sorted().map(DuplicatesResource::name).forEach(reasons::add);
        json.put(
                "certainty",
                switch (group.certainty()) {
                    case CERTAIN -> "certain";
                    case PROBABLE -> "probable";
                });
    }

    private static String name(DuplicateGroup.Reason reason) {
        return switch (reason) {
            case SAME_REFERENCE_AND_TEXT -> "sameReferenceAndText";
            case SAME_NAME_AND_TEXT -> "sameNameAndText";
            case SAME_NAME_AND_TELEPHONE -> "sameNameAndTelephone";
            case SAME_NAME_AND_EMAIL -> "sameNameAndEmail";
        };
    }
}
