package campus.contacts.rest;

import campus.contacts.Kind;
import java.util.Set;

/** {@code GET /}: what there is, and where. */
final class Index {
    private final Site site;

    Index(Site site) {
        this.site = site;
    }

    void get(Exchange exchange) {
        exchange.query().allow(Set.of());
        exchange.json(Json.MAPPER
                .createObjectNode()
                .put("name", "Campus Contacts")
                .put("contacts", site.publicUrl() + site.path(Kind.CONTACT))
                .put("addresses", site.publicUrl() + site.path(Kind.ADDRESS))
                .put("addressBooks", site.publicUrl() + site.path(Kind.ADDRESS_BOOK))
                .put("rootAddressBooks", site.publicUrl() + site.path(Kind.ADDRESS_BOOK) + "/root-address-book")
                .put("types", site.publicUrl() + site.basePath() + "/types"));
    }
}
