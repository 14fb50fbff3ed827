package campus.contacts.rest;

import java.util.List;

/** The three objects of the seed document: their fields in its order, and what it says about each, to the letter. */
enum SeedObject {
    CONTACT(
            "/contacts",
            "Contact",
            "contact",
            "contact",
            List.of(
                    "id",
                    "uri",
                    "displayName",
                    "description",
                    "genusTypeId",
                    "recordTypeIds",
                    "startDate",
                    "endDate",
                    "endReasonId",
                    "addressId",
                    "referenceId",
                    "addresseeId")),
    ADDRESS(
            "/addresses",
            "Address",
            "address",
            "address",
            List.of(
                    "id",
                    "uri",
                    "displayName",
                    "description",
                    "genusTypeId",
                    "recordTypeIds",
                    "resourceId",
                    "addressText")),
    ADDRESS_BOOK(
            "/address-books",
            "AddressBook",
            "address-book",
            "addressBook",
            List.of(
                    "id",
                    "uri",
                    "displayName",
                    "description",
                    "genusTypeId",
                    "recordTypeIds",
                    "providerId",
                    "brandingIds",
                    "license"));

    /** The path of the collection. */
    final String path;

    /** The title in schemas, and what an own Id's namespace ends in. */
    final String title;

    final List<String> fields;
    final String updated;
    final String deleted;
    final String notFound;
    final String metadataNotFound;

    SeedObject(String path, String title, String name, String metadataName, List<String> fields) {
        this.path = path;
        this.title = title;
        this.fields = fields;
        this.updated = "The " + name + " has been updated";
        this.deleted = "The " + name + " has been deleted";
        this.notFound = name + " not found";
        this.metadataNotFound = metadataName + " not found";
    }

    String item() {
        return path + "/{}";
    }

    String defaultGenusType() {
        return "type.Type:default" + title + "Type@" + RunningService.AUTHORITY;
    }

    String unknownId() {
        return "contact." + title + ":999999999@" + RunningService.AUTHORITY;
    }

    /** A POST that will succeed once it has a body. */
    Request post(Clerk clerk) {
        Request post = clerk.api().post(path);
        return this == CONTACT ? post.with("addressId", clerk.address()).with("referenceId", Clerk.someone()) : post;
    }

    /** The Id of a new one. */
    String create(Clerk clerk, Object... properties) {
        return switch (this) {
            case CONTACT -> clerk.contact(Clerk.someone(), properties);
            case ADDRESS -> clerk.address(properties);
            case ADDRESS_BOOK -> clerk.book(properties);
        };
    }

    /** The form to create one. */
    Request createForm(Clerk clerk) {
        Request form = clerk.api().get(path + "/metadata");
        return this == CONTACT ? form.with("addressId", clerk.address()).with("referenceId", Clerk.someone()) : form;
    }
}
