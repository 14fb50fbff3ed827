package campus.contacts.rest.objects;

import campus.contacts.rest.fixture.RunningService;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Request;
import java.util.List;

/** The three objects of the wire contract: their fields in its order, and its literal texts. */
public enum ObjectContract {
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

    /** The title in schemas, and the end of an own Id's namespace. */
    final String title;

    public final List<String> fields;
    public final String updated;
    public final String deleted;
    public final String notFound;
    public final String metadataNotFound;

    ObjectContract(String path, String title, String name, String metadataName, List<String> fields) {
        this.path = path;
        this.title = title;
        this.fields = fields;
        this.updated = "The " + name + " has been updated";
        this.deleted = "The " + name + " has been deleted";
        this.notFound = name + " not found";
        this.metadataNotFound = metadataName + " not found";
    }

    public String item() {
        return path + "/{}";
    }

    /** Returns the text of a 404 for the item in paths below it. */
    String nestedNotFound() {
        return this == ADDRESS_BOOK ? metadataNotFound : notFound;
    }

    public String defaultGenusType() {
        return "type.Type:default" + title + "Type@" + RunningService.AUTHORITY;
    }

    public String unknownId() {
        return "contact." + title + ":999999999@" + RunningService.AUTHORITY;
    }

    /** Returns a POST that succeeds once it has a body. */
    public Request post(TestObjects clerk) {
        Request post = clerk.api().post(path);
        return this == CONTACT
                ? post.with("addressId", clerk.address()).with("referenceId", TestObjects.someone())
                : post;
    }

    /** Creates an object and returns its Id. */
    public String create(TestObjects clerk, Object... properties) {
        return switch (this) {
            case CONTACT -> clerk.contact(TestObjects.someone(), properties);
            case ADDRESS -> clerk.address(properties);
            case ADDRESS_BOOK -> clerk.book(properties);
        };
    }

    /** Returns the request for the form of a new object. */
    public Request createForm(TestObjects clerk) {
        Request form = clerk.api().get(path + "/metadata");
        return this == CONTACT
                ? form.with("addressId", clerk.address()).with("referenceId", TestObjects.someone())
                : form;
    }
}
