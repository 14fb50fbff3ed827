package campus.contacts.rest.http;

import campus.contacts.OsidObject;
import campus.contacts.VersionPrecondition;
import campus.contacts.json.Json;
import campus.contacts.rest.error.HttpException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.DateGenerator;

/** Entity tags and the conditions made of them (RFC 9110, sections 8.8.3 and 13; wire contract, section 7). */
public final class EntityTags {
    private static final String MATCH = "If-Match";
    static final String NONE_MATCH = "If-None-Match";
    private static final Pattern TAGS =
            Pattern.compile("[\\s,]*+(?<tag>(?<weak>W/)?\"(?<opaque>[\\x21\\x23-\\x7E\\x80-\\xFF]*)\")\\s*+(?=,|$)");
    /** The suffixes that gateways append to the tag of a response that they compressed. */
    private static final Pattern COMPRESSED = Pattern.compile("(-|--|;)(gzip|br|deflate|zstd)$");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,]*");

    private EntityTags() {}

    /** Sends an object's validators: its strong tag and the time of its last change, to the second. */
    public static void send(Exchange exchange, OsidObject object) {
        send(exchange, tag(object), object.identity().changedAt());
    }

    /**
     * Sends the validators of an object.
     *
     * @param tag its strong tag, with the quotes
     * @param changedAt the time of its last change
     */
    public static void send(Exchange exchange, String tag, Instant changedAt) {
        exchange.header("ETag", tag);
        exchange.header("Last-Modified", DateGenerator.formatDate(changedAt.toEpochMilli()));
    }

    /**
     * Answers with JSON and its validators, or with 304 if the client has it already.
     *
     * @param opaque the strong tag without its quotes
     * @param changedAt the time of the last change
     */
    public static void answer(Exchange exchange, String opaque, Instant changedAt, Json.Writing body) {
        send(exchange, '"' + opaque + '"', changedAt);
        if (isNotModified(exchange, opaque)) {
            exchange.status(304);
        } else {
            // A strong tag identifies exactly these bytes.
            exchange.disableCompression();
            exchange.result(Json.bytes(body));
        }
    }

    /** Returns the strong tag of an object, made of its version. */
    public static String tag(OsidObject object) {
        return tag(object.identity().version());
    }

    /** Returns the strong tag of a version. */
    public static String tag(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /** Returns whether the client already has that version. */
    public static boolean isNotModified(Exchange exchange, long version) {
        return isNotModified(exchange, Long.toString(version));
    }

    /**
     * Returns whether the client already has what that tag identifies.
     *
     * @param opaque the tag without its quotes
     */
    public static boolean isNotModified(Exchange exchange, String opaque) {
        List<String> given = exchange.headers(NONE_MATCH);
        return !given.isEmpty()
                && (isJust(opaque, given)
                        || isAny(given)
                        || tags(given, NONE_MATCH).contains(opaque));
    }

    /** Returns whether the values are that strong tag alone, as most clients send it. */
    private static boolean isJust(String opaque, List<String> values) {
        String only = values.get(0);
        return values.size() == 1
                && only.length() == opaque.length() + 2
                && only.charAt(0) == '"'
                && only.startsWith(opaque, 1)
                && only.endsWith("\"");
    }

    /** Returns the condition that {@code If-Match} and {@code If-None-Match} put on the object to be changed. */
    public static VersionPrecondition ofChange(Exchange exchange) {
        List<String> match = exchange.headers(MATCH);
        List<String> noneMatch = exchange.headers(NONE_MATCH);
        VersionPrecondition wanted = match.isEmpty() ? VersionPrecondition.NONE : matching(match, MATCH);
        VersionPrecondition unwanted = noneMatch.isEmpty() ? version -> false : matching(noneMatch, NONE_MATCH);
        return new Conditions(wanted, unwanted);
    }

    private record Conditions(VersionPrecondition wanted, VersionPrecondition unwanted) implements VersionPrecondition {
        @Override
        public boolean holdsFor(long version) {
            return wanted.holdsFor(version) && !unwanted.holdsFor(version);
        }

        @Override
        public boolean holdsForDeletion(long version) {
            return wanted.holdsForDeletion(version) && !unwanted.holdsForDeletion(version);
        }
    }

    /** The condition {@code *}: a current representation exists. */
    private enum Existence implements VersionPrecondition {
        REQUIRED;

        @Override
        public boolean holdsFor(long version) {
            return true;
        }

        @Override
        public boolean holdsForDeletion(long version) {
            return false;
        }
    }

    /** Returns whether {@code If-Match} names versions instead of {@code *}. */
    public static boolean namesVersions(Exchange exchange) {
        List<String> match = exchange.headers(MATCH);
        return !match.isEmpty() && !isAny(match);
    }

    private static boolean isAny(List<String> values) {
        return values.size() == 1 && values.get(0).strip().equals("*");
    }

    private static VersionPrecondition matching(List<String> values, String name) {
        if (isAny(values)) {
            return Existence.REQUIRED;
        }
        Set<String> tags = tags(values, name);
        return version -> tags.contains(Long.toString(version));
    }

    private static Set<String> tags(List<String> values, String name) {
        Set<String> tags = new HashSet<>();
        for (String value : values) {
            tags.addAll(tags(value, name));
        }
        return tags;
    }

    private static List<String> tags(String value, String name) {
        List<String> tags = new ArrayList<>();
        Matcher matcher = TAGS.matcher(value);
        int end = 0;
        while (end < value.length() && matcher.region(end, value.length()).lookingAt()) {
            // If-Match compares strongly, If-None-Match weakly (RFC 9110, section 13.1).
            if (matcher.group("weak") == null || name.equals(NONE_MATCH)) {
                tags.add(COMPRESSED.matcher(matcher.group("opaque")).replaceFirst(""));
            }
            end = matcher.end();
        }
        if (end == 0 || !SEPARATORS.matcher(value.substring(end)).matches()) {
            throw HttpException.badRequest(name + " must be * or a list of entity tags such as \"7\"");
        }
        return tags;
    }
}
