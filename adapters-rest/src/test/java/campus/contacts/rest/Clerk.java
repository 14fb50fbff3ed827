package campus.contacts.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Makes the objects that a test is about. Everything a clerk makes is new, so tests can share a service. */
record Clerk(Client api) {
    static final String DEFAULT_BOOK = "contact.AddressBook:1@" + RunningService.AUTHORITY;

    /** The Id of something elsewhere on campus that nobody has used yet. */
    static String someone() {
        return "resource.Resource:" + UUID.randomUUID() + "@people.example";
    }

    static String unknown(String kind) {
        return "contact." + kind + ":999999999@" + RunningService.AUTHORITY;
    }

    String address(Object... properties) {
        return postAddress(properties).send().is(201).id();
    }

    String addressIn(String book) {
        return postAddress().with("addressBookId", book).send().is(201).id();
    }

    Request postAddress(Object... properties) {
        return api.post("/addresses").json(named("An address", properties));
    }

    /** A contact of a reference, on a new address, in the default book. */
    String contact(String reference, Object... properties) {
        return postContact(reference, properties).send().is(201).id();
    }

    String contactIn(String book, String reference, Object... properties) {
        return postContact(reference, properties)
                .with("addressBookId", book)
                .send()
                .is(201)
                .id();
    }

    String contactOn(String address, String reference, Object... properties) {
        return postContactOn(address, reference, properties).send().is(201).id();
    }

    Request postContact(String reference, Object... properties) {
        return postContactOn(address(), reference, properties);
    }

    Request postContactOn(String address, String reference, Object... properties) {
        return api.post("/contacts")
                .with("addressId", address)
                .with("referenceId", reference)
                .json(named("A contact", properties));
    }

    String book(Object... properties) {
        return postBook(properties).send().is(201).id();
    }

    String childOf(String parent) {
        String child = book();
        putChild(parent, child).send().is(200);
        return child;
    }

    Request postBook(Object... properties) {
        return api.post("/address-books").json(named("A book", properties));
    }

    Request putChild(String parent, String child) {
        return api.put("/address-books/{}/children/{}", parent, child);
    }

    Request putContact(String book, String contact) {
        return api.put("/address-books/{}/contacts/{}", book, contact);
    }

    Request putAddress(String book, String address) {
        return api.put("/address-books/{}/addresses/{}", book, address);
    }

    /** Properties, with a display name unless they have one. */
    private static Object[] named(String displayName, Object... properties) {
        List<Object> all = new ArrayList<>(Arrays.asList(properties));
        if (!all.contains("displayName")) {
            all.addAll(0, List.of("displayName", displayName));
        }
        return all.toArray();
    }
}
