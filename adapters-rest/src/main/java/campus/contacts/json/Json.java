package campus.contacts.json;

import campus.contacts.osid.Value;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads and writes JSON as this service uses it: strict, with numbers exactly as written. */
public final class Json {
    /** The deepest nesting of a body. */
    public static final int MAX_DEPTH = 64;

    /** The most members of one object in a body. */
    static final int MAX_MEMBERS = 1000;

    /** The largest scale of a number. A larger exponent would let a few bytes of input expand to gigabytes in arithmetic. */
    private static final int MAX_SCALE = 400;

    /** Reads and writes bodies, and files written by hand. */
    public static final JsonMapper MAPPER = mapper(new JsonLimits(MAX_DEPTH, MAX_MEMBERS, MAX_SCALE));

    /** Reads a batch, in which bodies are nested in operations. */
    public static final JsonMapper BATCH_MAPPER = mapper(new JsonLimits(MAX_DEPTH + 3, MAX_MEMBERS, MAX_SCALE));

    private Json() {}

    /**
     * Returns a mapper for all values that the domain can hold, for backups and imports.
     *
     * @param maxDepth the deepest nesting
     */
    public static JsonMapper mapper(int maxDepth) {
        return mapper(new JsonLimits(maxDepth, Integer.MAX_VALUE, Value.Number.MAX_SCALE));
    }

    private static JsonMapper mapper(JsonLimits limits) {
        JsonFactoryBuilder factory = new JsonFactoryBuilder();
        factory.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8);
        return JsonMapper.builder(limits.apply(factory))
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    /** Returns JSON as text. */
    public static String text(JsonNode node) {
        return new String(bytes(node), StandardCharsets.UTF_8);
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Writes JSON with a generator. */
    public interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    public static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            writing.to(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Returns text that any UTF-8 writer accepts, for messages that repeat input.
     *
     * @param maxLength the longest text
     */
    public static String shown(String text, int maxLength) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(maxLength)
                .map(c -> Character.isISOControl(c) || c >= 0xD800 && c <= 0xDFFF ? '?' : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
