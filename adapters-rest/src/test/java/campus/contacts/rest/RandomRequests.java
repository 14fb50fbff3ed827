package campus.contacts.rest;

import campus.contacts.Dice;
import campus.contacts.access.Talk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests of somebody who tries to find out about others: of every kind, about people, objects that may be there, and its own. */
final class RandomRequests {
    private static final String AUTHORITY = RunningService.AUTHORITY;

    /** Whom objects are about. */
    private static final List<String> SUBJECTS = List.of(
            TwinWorlds.person(TwinWorlds.PRIVATE),
            TwinWorlds.role(TwinWorlds.PRIVATE),
            TwinWorlds.person(TwinWorlds.PUBLIC),
            TwinWorlds.role(TwinWorlds.PUBLIC),
            TwinWorlds.person(TwinWorlds.NOBODY));

    private static final List<String> NETIDS = List.of(TwinWorlds.PRIVATE, TwinWorlds.PUBLIC, TwinWorlds.NOBODY);

    /** Larger than every number that is given before the caller makes anything. */
    private static final int NUMBERS = 24;

    /** The books of data sources. */
    private static final int FIRST_SOURCE = 4;

    private static final int SOURCES = 3;

    private final Dice dice;
    private final List<String> own = new ArrayList<>();
    private String next;
    private Step last;

    RandomRequests(Dice dice) {
        this.dice = dice;
    }

    /** One request; {@code makes} is the path at which it may make an object, else null. */
    record Step(String method, String target, Map<String, String> headers, String body, String makes) {
        @Override
        public String toString() {
            return method
                    + ' '
                    + target
                    + (headers.isEmpty() ? "" : " " + headers)
                    + (body.isEmpty() ? "" : " " + body);
        }
    }

    /** Remembers what became of a request. */
    void answered(Step request, TwinWorlds.Seen answer) {
        last = request;
        String location = answer.headers().getOrDefault("location", List.of("")).get(0);
        if (request.makes() != null && answer.status() == 201) {
            own.add(location.replaceFirst("^https?://[^/]*", ""));
        }
        String links = String.join(",", answer.headers().getOrDefault("link", List.of()));
        next = links.contains("rel=\"next\"") ? links.replaceFirst(".*<([^>]*)>; rel=\"next\".*", "$1") : null;
    }

    /** Requests that delete what the caller made, what was made last first. */
    List<Step> cleanUp() {
        List<Step> all = new ArrayList<>();
        for (int i = own.size() - 1; i >= 0; i--) {
            all.add(new Step("DELETE", own.get(i), Map.of(), "", null));
        }
        own.clear();
        return all;
    }

    Step next() {
        if (next != null && dice.oneIn(2)) {
            return get(next);
        }
        if (last != null && last.makes() != null && dice.oneIn(4)) {
            return last;
        }
        return switch (dice.below(16)) {
            case 0, 1 -> makeAddress();
            case 2, 3 -> makeContact();
            case 4, 5 -> change();
            case 6 -> new Step(dice.pick(List.of("DELETE", "HEAD", "GET")), item(false), precondition(), "", null);
            case 7 -> get(item(true) + dice.pick(List.of("", "/metadata")));
            case 8 -> file();
            case 9, 10, 11 -> facade();
            case 12 -> makeBook();
            case 13 -> arrange();
            default -> list();
        };
    }

    private static Step get(String target) {
        return new Step("GET", target, Map.of(), "", null);
    }

    private String subject() {
        return dice.pick(SUBJECTS);
    }

    private String book() {
        return book(dice.oneIn(3) ? 1 + dice.below(9) : 3);
    }

    private static String book(int number) {
        return Talk.encode("contact.AddressBook:" + number + '@' + AUTHORITY);
    }

    /** The Id of an address or contact: its own, or any. */
    private String id(String path, String kind) {
        List<String> made = own.stream().filter(each -> each.startsWith(path)).toList();
        return made.isEmpty() || dice.oneIn(2)
                ? Talk.encode("contact." + kind + ':' + (1 + dice.below(NUMBERS)) + '@' + AUTHORITY)
                : dice.pick(made).substring(path.length());
    }

    /** @param any whether it may be something that others need, else it is the caller's own or nothing that it sees */
    private String item(boolean any) {
        if (!any && !own.isEmpty()) {
            return dice.pick(own);
        }
        return any
                ? dice.oneIn(2)
                        ? "/addresses/" + id("/addresses/", "Address")
                        : "/contacts/" + id("/contacts/", "Contact")
                : "/contacts/" + Talk.encode("contact.Contact:999@" + AUTHORITY);
    }

    private Map<String, String> precondition() {
        return dice.oneIn(3)
                ? Map.of(dice.pick(List.of("If-Match", "If-None-Match")), "\"" + (1 + dice.below(2)) + "\"")
                : Map.of();
    }

    private Map<String, String> json(boolean retry) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
        if (retry && dice.oneIn(2)) {
            headers.put("Idempotency-Key", "key-" + dice.below(1000));
        }
        return headers;
    }

    private String quotedSubject() {
        return dice.oneIn(4) ? "null" : '"' + subject() + '"';
    }

    private Step makeAddress() {
        String body = "{\"displayName\":\"own\",\"resourceId\":" + quotedSubject();
        List<String> query = new ArrayList<>();
        if (dice.oneIn(3)) {
            query.add("recordType=type.Type:email-address@" + AUTHORITY);
            query.add("addressBookId=" + book(FIRST_SOURCE + dice.below(SOURCES)));
            body += ",\"emailAddress\":{\"address\":\"" + dice.pick(NETIDS) + "@example.edu\"}";
            return make("/addresses", query, body + "}");
        }
        if (dice.oneIn(2)) {
            query.add("recordType=type.Type:directory@" + AUTHORITY);
            body += ",\"directory\":{\"release\":\"" + dice.pick(List.of("none", "internal", "public")) + "\"}";
        }
        if (!dice.oneIn(4)) {
            query.add("addressBookId=" + book());
        }
        return make("/addresses", query, body + "}");
    }

    private Step makeContact() {
        List<String> query = new ArrayList<>();
        query.add("addressId=" + id("/addresses/", "Address"));
        query.add("referenceId=" + Talk.encode(subject()));
        if (!dice.oneIn(4)) {
            query.add("addressBookId=" + book());
        }
        return make("/contacts", query, "{\"displayName\":\"own\",\"addresseeId\":" + quotedSubject() + "}");
    }

    private Step make(String path, List<String> query, String body) {
        String parameters = "?" + String.join("&", query);
        return dice.oneIn(6)
                ? get(path + "/metadata" + parameters)
                : new Step("POST", path + parameters, json(true), body, path);
    }

    private Step makeBook() {
        String parent = dice.oneIn(4) ? "" : "?parentId=" + book();
        return new Step("POST", "/address-books" + parent, json(true), "{\"displayName\":\"own\"}", "/address-books");
    }

    private Step arrange() {
        String target = dice.oneIn(4) ? "root-address-book/" + book() : book() + "/children/" + book();
        return new Step(dice.pick(List.of("PUT", "DELETE")), "/address-books/" + target, Map.of(), "", null);
    }

    private Step change() {
        boolean address = dice.oneIn(2);
        String target =
                address ? "/addresses/" + id("/addresses/", "Address") : "/contacts/" + id("/contacts/", "Contact");
        String whom = address ? "resourceId" : "addresseeId";
        String body = dice.oneIn(4)
                ? "{\"description\":\"" + dice.below(9) + "\"}"
                : "{\"" + whom + "\":" + quotedSubject() + "}";
        Map<String, String> headers = new LinkedHashMap<>(json(false));
        headers.putAll(precondition());
        return new Step(dice.pick(List.of("PUT", "PATCH")), target, headers, body, null);
    }

    private Step file() {
        String object = own.isEmpty() ? item(true) : dice.pick(own);
        return new Step(dice.pick(List.of("PUT", "DELETE")), "/address-books/" + book() + object, Map.of(), "", null);
    }

    private Step list() {
        List<String> query = new ArrayList<>();
        if (dice.oneIn(2)) {
            query.add("total=true");
        }
        if (dice.oneIn(2)) {
            query.add("limit=" + dice.pick(List.of("0", "1", "3", "1000")));
        }
        String path = dice.pick(List.of("contacts", "addresses", "address-books"));
        if (path.equals("address-books") && dice.oneIn(2)) {
            String book = "/address-books/" + book();
            return get(dice.pick(
                    List.of(book, book + "/children", book + "/parents", "/address-books/root-address-book")));
        }
        if (!path.equals("address-books") && dice.oneIn(3)) {
            path = "address-books/" + book() + '/' + path;
        } else if (!path.equals("address-books") && dice.oneIn(3)) {
            query.add("addressBookId=" + book());
        }
        if (dice.oneIn(2)) {
            query.add(filter(path));
        }
        return get('/' + path + '?' + String.join("&", query));
    }

    private String filter(String path) {
        if (path.endsWith("contacts")) {
            return dice.pick(List.of(
                    "referenceId=" + Talk.encode(subject()),
                    "addresseeId=" + Talk.encode(subject()),
                    "addressId=" + id("/addresses/", "Address"),
                    "effective=true"));
        }
        return path.endsWith("addresses")
                ? "resourceId=" + Talk.encode(subject())
                : dice.oneIn(2)
                        ? "addressId=" + id("/addresses/", "Address")
                        : "contactId=" + id("/contacts/", "Contact");
    }

    /** A body that nobody accepts, so that no task runs beside this. */
    private Step changeThroughFacade(String netid) {
        return dice.oneIn(2)
                ? new Step("PUT", "/api/people/" + netid + "/contacts", json(false), "{}", null)
                : new Step("PATCH", "/api/students/" + netid, json(false), "[]", null);
    }

    private Step facade() {
        String netid = dice.pick(NETIDS);
        if (dice.oneIn(8)) {
            return changeThroughFacade(netid);
        }
        String target = dice.pick(List.of(
                "/v1/people/network:" + netid,
                "/v1/people/enterprise:N" + netid,
                "/v1/people?filter=identifiers.identifier%20eq%20%22" + netid + "%22",
                "/v1/people?count=1",
                "/api/people/" + netid + "/contacts",
                "/api/students/" + netid,
                "/api/email_addresses",
                "/api/email_addresses?pagesize=1",
                "/api/email_addresses?netid=" + netid,
                "/api/email_addresses?email_address=" + netid + "@example.edu",
                "/api/email_addresses/" + id("/addresses/", "Address"),
                "/api/tasks/0"));
        return get(target);
    }
}
