package campus.contacts.rest;

import campus.contacts.json.Json;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PublicUrl;
import java.util.Set;

/** Serves {@code GET /}: the list of collections and their URLs. */
final class RootResource {
    /** The path of the feed of changes, without the base path. */
    static final String CHANGES = "/changes";

    private final PublicUrl site;

    RootResource(PublicUrl site) {
        this.site = site;
    }

    void get(Exchange exchange) {
        exchange.query().allow(Set.of());
        exchange.json(Json.MAPPER
                .createObjectNode()
                .put("name", "Campus Contacts")
                .put("contacts", site.publicUrl() + site.path(ObjectKind.CONTACT))
                .put("addresses", site.publicUrl() + site.path(ObjectKind.ADDRESS))
                .put("addressBooks", site.publicUrl() + site.path(ObjectKind.ADDRESS_BOOK))
                .put("rootAddressBooks", site.publicUrl() + site.path(ObjectKind.ADDRESS_BOOK) + "/root-address-book")
                .put("types", site.publicUrl() + site.basePath() + "/types")
                .put("changes", site.publicUrl() + site.basePath() + CHANGES));
    }
}
