package campus.contacts.rest;

import campus.contacts.json.Json;
import campus.contacts.osid.ObjectKind;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.openapi.DocsResource;
import campus.contacts.rest.page.PageResource;
import java.util.Set;

/** Serves {@code GET /}: the page to a browser, and the list of collections and their URLs to everything else. */
final class RootResource {
    /** The path of the feed of changes, without the base path. */
    static final String CHANGES = "/changes";

    /** The path of the OpenAPI document in JSON, without the base path. */
    static final String OPENAPI = "/openapi.json";

    private final PublicUrl site;
    private final PageResource page;

    RootResource(PublicUrl site, PageResource page) {
        this.site = site;
        this.page = page;
    }

    void get(Exchange exchange) {
        exchange.header("Vary", "Accept, Accept-Encoding, Authorization, Origin");
        if (page.isAcceptedBy(exchange)) {
            page.pageAtRoot(exchange);
        } else {
            collections(exchange);
        }
    }

    private void collections(Exchange exchange) {
        exchange.query().allow(Set.of());
        exchange.json(Json.MAPPER
                .createObjectNode()
                .put("name", "Campus Contacts")
                .put("contacts", site.publicUrl() + site.path(ObjectKind.CONTACT))
                .put("addresses", site.publicUrl() + site.path(ObjectKind.ADDRESS))
                .put("addressBooks", site.publicUrl() + site.path(ObjectKind.ADDRESS_BOOK))
                .put("rootAddressBooks", site.publicUrl() + site.path(ObjectKind.ADDRESS_BOOK) + "/root-address-book")
                .put("types", site.publicUrl() + site.basePath() + "/types")
                .put("changes", site.publicUrl() + site.basePath() + CHANGES)
                .put("openapi", site.publicUrl() + site.basePath() + OPENAPI)
                .put("docs", site.publicUrl() + site.basePath() + DocsResource.PATH));
    }
}
