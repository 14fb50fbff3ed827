package campus.contacts.rest.body;

import campus.contacts.files.MalformedTextException;
import campus.contacts.files.Utf8;
import campus.contacts.json.Json;
import campus.contacts.json.JsonLimits;
import campus.contacts.json.ValueJson;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.rest.error.HttpException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The body of a request: at most 1 MiB of JSON in UTF-8 (wire contract, section 2), or 8 MiB for a batch (queries, section 7).
 */
public final class RequestBody {
    static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_BATCH_BYTES = 8 * MAX_BYTES;

    private static final String UNENCODED = "identity";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    /** The media types that a body may have, and its size. */
    public enum Accepted {
        JSON(MAX_BYTES, Json.MAPPER, "application/json"),
        /** The media types of a PATCH that can merge (RFC 7396). */
        JSON_OR_MERGE_PATCH(MAX_BYTES, Json.MAPPER, MERGE_PATCH, "application/json"),
        /** A batch, in which bodies are nested. */
        BATCH(MAX_BATCH_BYTES, Json.BATCH_MAPPER, "application/json");

        private final int maxBytes;
        private final JsonMapper mapper;
        private final List<String> types;

        Accepted(int maxBytes, JsonMapper mapper, String... types) {
            this.maxBytes = maxBytes;
            this.mapper = mapper;
            this.types = List.of(types);
        }

        /** Returns whether a body of that media type merges objects inside it too. */
        public static boolean isMergePatch(String contentType) {
            return contentType != null && mediaType(contentType).equals(MERGE_PATCH);
        }

        private boolean accepts(String contentType) {
            return contentType != null
                    && types.contains(mediaType(contentType))
                    && Arrays.stream(contentType.toLowerCase(Locale.ROOT).split(";", -1))
                            .skip(1)
                            .map(String::strip)
                            .filter(part -> part.startsWith("charset="))
                            .allMatch(part -> part.matches("charset=(\"utf-8\"|utf-8)"));
        }
    }

    private final byte[] bytes;
    private final JsonNode parsed;
    private final JsonMapper mapper;
    private final boolean mergePatch;

    private RequestBody(byte[] bytes, JsonNode parsed, JsonMapper mapper, boolean mergePatch) {
        this.bytes = bytes;
        this.parsed = parsed;
        this.mapper = mapper;
        this.mergePatch = mergePatch;
    }

    /** @param bytes a body whose headers are acceptable; 413 when it is larger than they state */
    static RequestBody of(Context context, Accepted accepted, byte[] bytes) {
        requireRoom(bytes.length, accepted);
        return new RequestBody(bytes, null, accepted.mapper, Accepted.isMergePatch(context.header("Content-Type")));
    }

    /**
     * Returns the body of an operation of a batch; 415 when the operation does not accept its media type, 413 when the body is larger than
     * that of a request may be.
     *
     * @param parsed null: none
     * @param contentType null: plain JSON
     */
    public static RequestBody ofOperation(JsonNode parsed, String contentType, Accepted accepted) {
        requireType(contentType == null ? "application/json" : contentType, accepted, Map.of());
        requireRoom(parsed == null ? 0 : Json.bytes(parsed).length, accepted);
        return new RequestBody(
                null, parsed == null ? NullNode.getInstance() : parsed, null, Accepted.isMergePatch(contentType));
    }

    /** Returns the most bytes that the body of a request to a path may have. */
    static int maxBytes(String path) {
        return path.endsWith("/batch") || path.endsWith("/batch/") ? MAX_BATCH_BYTES : MAX_BYTES;
    }

    /** Rejects a body of another media type or coding (415) and one that is too large (413), before the body is read. */
    static void requireAcceptable(Context context, Accepted accepted) {
        boolean patch = context.req().getMethod().equals("PATCH");
        requireType(
                context.header("Content-Type"),
                accepted,
                patch ? Map.of("Accept-Patch", String.join(", ", accepted.types)) : Map.of());
        for (String codings : Collections.list(context.req().getHeaders("Content-Encoding"))) {
            if (!codings.isBlank() && !codings.strip().equalsIgnoreCase(UNENCODED)) {
                throw new HttpException(
                        415,
                        "the body must not be compressed: leave out the header Content-Encoding",
                        Map.of("Accept-Encoding", UNENCODED));
            }
        }
        requireRoom(context.req().getContentLengthLong(), accepted);
    }

    private static void requireType(String contentType, Accepted accepted, Map<String, String> headers) {
        if (!accepted.accepts(contentType)) {
            throw new HttpException(
                    415, "the body must be JSON in UTF-8: send the header Content-Type: application/json", headers);
        }
    }

    private static void requireRoom(long length, Accepted accepted) {
        if (length > accepted.maxBytes) {
            throw new HttpException(413, "the body must have at most " + accepted.maxBytes + " bytes");
        }
    }

    private static String mediaType(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).split(";", -1)[0].strip();
    }

    /** Returns the bytes, e.g. to compare two requests. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns whether objects inside the body are merged too (RFC 7396), not only the properties. */
    public boolean isMergePatch() {
        return mergePatch;
    }

    /** Returns the JSON object; 400 when the body is not a JSON object. */
    public ObjectNode object() {
        if (tree("object") instanceof ObjectNode object) {
            return object;
        }
        throw HttpException.badRequest("the body must be a JSON object such as {\"displayName\": \"Gatehouse\"}");
    }

    /** Returns the JSON value; 400 when the body is not JSON. */
    public Value value() {
        return ValueJson.read(tree("value"));
    }

    private JsonNode tree(String expected) {
        if (parsed != null) {
            return parsed;
        }
        try {
            return mapper.readTree(Utf8.decode(bytes));
        } catch (MalformedTextException malformed) {
            throw HttpException.badRequest("the body must be text in UTF-8");
        } catch (JsonLimits.Exceeded exceeded) {
            String problem = exceeded.getOriginalMessage();
            String place = exceeded.pointer().isEmpty()
                    ? "the body "
                    : exceeded.pointer().substring(1) + ": ";
            throw Refusal.invalid(place + problem, HttpException.at(exceeded.pointer(), problem));
        } catch (StreamConstraintsException tooMuch) {
            throw HttpException.badRequest("the body is nested more than " + Json.MAX_DEPTH
                    + " levels deep, or has a name or number that is too long" + place(tooMuch));
        } catch (JsonProcessingException malformed) {
            throw HttpException.badRequest(
                    "the body must be one JSON " + expected + " without repeated names" + place(malformed));
        }
    }

    /** Returns the position of a JSON syntax error, as far as it is known. */
    static String place(JsonProcessingException malformed) {
        return malformed.getLocation() == null
                ? ""
                : " (line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr() + ")";
    }
}
