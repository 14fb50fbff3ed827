package campus.contacts.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A method of the seed on a path of the seed, and the query parameters that it takes. */
record Endpoint(String method, String path, List<String> parameters) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final List<String> PAGE = List.of("offset", "limit", "after", "before", "total");
    private static final List<String> TYPES = List.of("genusTypeId", "parentGenusTypeId", "recordTypeId");
    private static final List<String> CONTACTS =
            List.of("fromDate", "toDate", "dateMatch", "effective", "addressId", "referenceId", "addresseeId");
    private static final List<String> BOOKS = List.of("providerId", "contactId", "addressId");
    private static final List<String> NEW = List.of("genusType", "recordType", "addressBookId");
    private static final List<String> NEW_CONTACT = join(List.of("addressId", "referenceId"), NEW);

    static final List<Endpoint> ALL = List.of(
            of("GET", "/contacts", join(PAGE, TYPES, CONTACTS, List.of("addressBookId", "view"))),
            of("POST", "/contacts", NEW_CONTACT),
            of("GET", "/contacts/metadata", NEW_CONTACT),
            of("GET", "/contacts/{contactId}", List.of()),
            of("PUT", "/contacts/{contactId}", List.of("replace")),
            of("PATCH", "/contacts/{contactId}", List.of()),
            of("DELETE", "/contacts/{contactId}", List.of()),
            of("GET", "/contacts/{contactId}/metadata", List.of()),
            of("GET", "/addresses", join(PAGE, TYPES, List.of("resourceId", "addressBookId", "view"))),
            of("POST", "/addresses", NEW),
            of("GET", "/addresses/metadata", NEW),
            of("GET", "/addresses/{addressId}", List.of()),
            of("PUT", "/addresses/{addressId}", List.of("replace")),
            of("PATCH", "/addresses/{addressId}", List.of()),
            of("DELETE", "/addresses/{addressId}", List.of()),
            of("GET", "/addresses/{addressId}/metadata", List.of()),
            of("GET", "/address-books", join(PAGE, TYPES, BOOKS)),
            of("POST", "/address-books", List.of("genusType", "recordType", "parentId")),
            of("GET", "/address-books/metadata", List.of()),
            of("GET", "/address-books/root-address-book", join(PAGE, TYPES, BOOKS)),
            of("PUT", "/address-books/root-address-book/{addressBookId}", List.of()),
            of("DELETE", "/address-books/root-address-book/{addressBookId}", List.of()),
            of("GET", "/address-books/{addressBookId}", List.of()),
            of("PUT", "/address-books/{addressBookId}", List.of("replace")),
            of("PATCH", "/address-books/{addressBookId}", List.of()),
            of("DELETE", "/address-books/{addressBookId}", List.of()),
            of("GET", "/address-books/{addressBookId}/metadata", List.of()),
            of("GET", "/address-books/{addressBookId}/children", join(PAGE, TYPES, BOOKS)),
            of("PUT", "/address-books/{addressBookId}/children/{childId}", List.of()),
            of("DELETE", "/address-books/{addressBookId}/children/{childId}", List.of()),
            of("GET", "/address-books/{addressBookId}/parents", join(PAGE, TYPES, BOOKS)),
            of("GET", "/address-books/{addressBookId}/contacts", join(PAGE, TYPES, CONTACTS, List.of("view"))),
            of("PUT", "/address-books/{addressBookId}/contacts/{contactId}", List.of()),
            of("DELETE", "/address-books/{addressBookId}/contacts/{contactId}", List.of()),
            of("GET", "/address-books/{addressBookId}/addresses", join(PAGE, TYPES, List.of("resourceId", "view"))),
            of("PUT", "/address-books/{addressBookId}/addresses/{addressId}", List.of()),
            of("DELETE", "/address-books/{addressBookId}/addresses/{addressId}", List.of()));

    static Stream<Endpoint> all() {
        return ALL.stream();
    }

    static Stream<Endpoint> gets() {
        return all().filter(endpoint -> endpoint.method.equals("GET"));
    }

    static Stream<String> paths() {
        return all().map(Endpoint::path).distinct();
    }

    /** A book with a child, a contact and an address, by the placeholders of the paths. */
    static Map<String, Object> scene(Clerk clerk) {
        String book = clerk.book();
        Map<String, Object> scene = new HashMap<>();
        scene.put("addressBookId", book);
        scene.put("childId", clerk.childOf(book));
        scene.put("contactId", clerk.contactIn(book, Clerk.someone()));
        scene.put("addressId", clerk.addressIn(book));
        return scene;
    }

    /** A request that would succeed, or be a conflict, on the objects of that scene. */
    Request on(Map<String, Object> scene, Client api) {
        Request request = api.request(method, path, ids(path, scene));
        if (parameters.contains("referenceId") && !parameters.contains("limit")) {
            request.with("addressId", scene.get("addressId")).with("referenceId", Clerk.someone());
        }
        boolean hasBody = method.equals("POST")
                || method.equals("PATCH")
                || method.equals("PUT") && parameters.contains("replace");
        return hasBody ? request.json("displayName", "Something") : request;
    }

    /** What stands for the placeholders of a path, in its order. */
    static Object[] ids(String path, Map<String, Object> scene) {
        List<Object> ids = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(path);
        while (placeholder.find()) {
            ids.add(scene.get(placeholder.group(1)));
        }
        return ids.toArray();
    }

    private static Endpoint of(String method, String path, List<String> parameters) {
        return new Endpoint(method, path, parameters);
    }

    @SafeVarargs
    private static List<String> join(List<String>... lists) {
        List<String> joined = new ArrayList<>();
        for (List<String> list : lists) {
            joined.addAll(list);
        }
        return joined;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
