package campus.contacts.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads JSON and reports where it is malformed; Jackson alone does not always give the position. */
public final class JsonText {
    private JsonText() {}

    /** Reads a value from a parser positioned before the first token. */
    public interface Reading<T> {
        T read(JsonParser parser) throws IOException;
    }

    /**
     * Reads one value of UTF-8 text.
     *
     * @throws MalformedTextException when the text is not UTF-8, or not exactly one JSON value within the mapper's limits
     */
    public static JsonNode tree(JsonMapper mapper, byte[] bytes) throws MalformedTextException {
        return tree(mapper, Utf8.decode(bytes));
    }

    static JsonNode tree(JsonMapper mapper, String text) throws MalformedTextException {
        return read(mapper.getFactory(), text, parser -> {
            JsonNode node = mapper.readTree(parser);
            if (node == null || node.isMissingNode() || parser.nextToken() != null) {
                throw new JsonParseException(parser, "not one value");
            }
            return node;
        });
    }

    static <T> T read(JsonFactory factory, String text, Reading<T> reading) throws MalformedTextException {
        try (JsonParser parser = factory.createParser(text)) {
            try {
                return reading.read(parser);
            } catch (StreamConstraintsException limit) {
                throw malformed(limit, parser, "JSON nested too deep, or with too long a name, text or number");
            } catch (StreamReadException | DatabindException malformed) {
                throw malformed(malformed, parser, "not JSON without repeated names");
            } catch (JsonProcessingException limit) {
                // not Jackson's own limit but one that the mapper adds, whose message repeats nothing of the text
                throw malformed(limit, parser, limit.getOriginalMessage());
            } catch (NumberFormatException | ArithmeticException unfit) {
                throw malformed(null, parser, "JSON with a number out of range");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static MalformedTextException malformed(JsonProcessingException thrown, JsonParser parser, String problem) {
        JsonLocation known = thrown == null ? null : thrown.getLocation();
        JsonLocation at = known == null ? parser.currentLocation() : known;
        return new MalformedTextException(at.getLineNr(), at.getColumnNr(), problem);
    }
}
