package campus.contacts.program;

import campus.contacts.auth.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The most expensive requests of allowed size: most are refused, and none may cost more than in proportion to its size. Every new kind
 * of body belongs in this list.
 */
final class HeavyRequests {
    private static final int MAX_BODY = 1024 * 1024;
    private static final String STUDENT = "/api/people/p1/contacts";

    /**
     * A request.
     *
     * @param mediaType of the body
     * @param body empty for none
     */
    record Heavy(String name, String method, String target, String mediaType, String body) {
        Heavy(String name, String method, String target, String json) {
            this(name, method, target, "application/json", json);
        }

        Conversation.Answer send(Conversation talk) {
            Conversation with = body.isEmpty() ? talk : talk.with("Content-Type", mediaType);
            return with.with("Idempotency-Key", name.replace(' ', '-') + '-' + System.nanoTime())
                    .send(method, target, body);
        }
    }

    private HeavyRequests() {}

    static List<Heavy> all() {
        List<Heavy> all = new ArrayList<>();
        all.add(post("many members", filled("{\"displayName\":\"x\"", i -> ",\"m" + i + "\":1", "}")));
        all.add(post(
                "few members",
                upTo(900, "{\"displayName\":\"x\"", i -> ",\"m" + i + "\":\"" + "v".repeat(1000) + '"', "}")));
        all.add(post(
                "long names", upTo(200, "{\"displayName\":\"x\"", i -> ",\"" + "n".repeat(5000) + i + "\":1", "}")));
        all.add(post("deep nesting", filled("{\"displayName\":[0", i -> "," + "[".repeat(60) + "]".repeat(60), "]}")));
        all.add(post("too deep nesting", "{\"displayName\":" + "[".repeat(MAX_BODY - 100) + "}"));
        all.add(post("nested objects", upTo(9000, "{\"description\":[0", i -> ",{\"a\":{\"b\":[0]}}", "]}")));
        all.add(post("empty arrays", filled("{\"description\":[0", i -> ",[]", "]}")));
        all.add(post("many numbers", upTo(90_000, "{\"description\":[0", i -> ",1.5e300", "]}")));
        all.add(post("a long text", filled("{\"displayName\":\"", i -> "xxxxxxxxxxxxxxxxxxxxxxxx", "\"}")));
        all.add(post("an escaped text", filled("{\"displayName\":\"", i -> "\\u4e2d\\ud83d\\ude80", "\"}")));
        all.add(post("not closed", filled("{\"displayName\":\"", i -> "\\\\\\\"", "")));
        all.add(new Heavy(
                "many branding Ids",
                "POST",
                "/address-books",
                filled("{\"displayName\":\"x\",\"brandingIds\":[\"a:b@c\"", i -> ",\"a:" + i + "@c\"", "]}")));
        all.add(new Heavy(
                "long branding Ids",
                "POST",
                "/address-books",
                upTo(
                        99,
                        "{\"displayName\":\"x\",\"brandingIds\":[\"a:b@c\"",
                        i -> ",\"a:" + "%41".repeat(165) + i + "@c\"",
                        "]}")));
        all.add(new Heavy("contacts that are empty", "PUT", STUDENT, filled("[{}", i -> ",{}", "]")));
        all.add(new Heavy("contacts that are arrays", "PUT", STUDENT, upTo(90_000, "[[]", i -> ",[]", "]")));
        all.add(new Heavy("contacts of many members", "PUT", STUDENT, upTo(500, "[{}", i -> "," + contact(), "]")));
        all.add(new Heavy(
                "a long query",
                "GET",
                "/contacts?referenceId=a:" + "b".repeat(480) + "@c&genusTypeId=a:" + "b".repeat(480) + "@c",
                ""));
        all.add(new Heavy("a long filter", "GET", "/v1/people?filter=" + Conversation.encode(filter()), ""));
        all.add(new Heavy("a long list", "GET", "/addresses?limit=100000", ""));
        all.add(new Heavy("a list of people", "GET", "/v1/people?count=100", ""));
        all.add(new Heavy("duplicates", "GET", "/duplicates?limit=100000", ""));
        all.addAll(files());
        return all;
    }

    /** Returns imports of files, which the server stores and then reads beside the other requests. */
    private static List<Heavy> files() {
        return List.of(
                table("a table with many columns", filled("a", i -> ",a", "\nx\n")),
                table(
                        "a table with long cells",
                        filled("displayName,note.text", i -> "\nx," + "n".repeat(100_000), "\n")),
                table("a table with a long row", filled("displayName,x\np,", i -> "xxxxxxxxxxxxxxxxxxxxxx", "\n")),
                table("a table with a quotation mark", filled("displayName\n\"", i -> "xxxxxxxxx\n", "")),
                table("a table with bad rows", filled("displayName,startDate\n", i -> i + ",never\n", "")),
                table("a long table", "displayName\n" + "\n".repeat(4 * MAX_BODY)),
                table(
                        "a preview",
                        upTo(2000, "displayName,email.1.address\n", i -> i + ",p" + i + "@example.edu\n", "")),
                cards(
                        "a card with many telephones",
                        filled("BEGIN:VCARD\nFN:x\n", i -> "TEL:" + i + "\n", "END:VCARD\n")),
                cards("a card with many values", filled("BEGIN:VCARD\nFN:x\nCATEGORIES:", i -> "a,", "\nEND:VCARD\n")),
                cards(
                        "a card with a photo",
                        filled(
                                "BEGIN:VCARD\nVERSION:4.0\nFN:x\nPHOTO:data:image/png;base64,",
                                i -> "AAAA",
                                "\nEND:VCARD\n")),
                cards("cards in cards", filled("BEGIN:VCARD\nFN:x\n", i -> "AGENT:\nBEGIN:VCARD\nFN:x\n", "")),
                cards("a folded card", filled("BEGIN:VCARD\nFN:x\nNOTE:x\n", i -> " x\n", "END:VCARD\n")));
    }

    private static Heavy table(String name, String body) {
        String target = "/imports?format=csv&source=soak" + (name.equals("a preview") ? "&dryRun=true" : "");
        return new Heavy(name, "POST", target, "text/csv", body);
    }

    private static Heavy cards(String name, String body) {
        return new Heavy(name, "POST", "/imports?format=vcard&source=soak", "text/vcard", body);
    }

    private static Heavy post(String name, String body) {
        return new Heavy(name, "POST", "/addresses", body);
    }

    private static String contact() {
        return IntStream.range(0, 40)
                .mapToObj(i -> "\"member" + i + "\":\"" + "x".repeat(20) + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String filter() {
        return IntStream.range(0, 50)
                .mapToObj(i -> "names.family co \"" + "x".repeat(40) + i + '"')
                .collect(Collectors.joining(" or "));
    }

    /** Returns a body filled with parts up to the size limit. */
    private static String filled(String start, IntFunction<String> part, String end) {
        return upTo(Integer.MAX_VALUE, start, part, end);
    }

    private static String upTo(int parts, String start, IntFunction<String> part, String end) {
        StringBuilder text = new StringBuilder(start);
        for (int i = 0; i < parts; i++) {
            String next = part.apply(i);
            if (text.length() + next.length() + end.length() > MAX_BODY) {
                break;
            }
            text.append(next);
        }
        return text.append(end).toString();
    }
}
