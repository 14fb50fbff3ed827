package campus.contacts.json;

import campus.contacts.osid.TextRules;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.DataInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.CharBuffer;

/**
 * The limits that keep the cost of reading JSON proportional to its length (wire contract, section 2).
 *
 * @param depth the most nested objects and arrays
 * @param members the most members of one object
 * @param scale the most decimal places of a number, and the most zeros of its exponent
 */
public record JsonLimits(int depth, int members, int scale) {
    /** The longest number, in characters; the time to read a number grows faster than its length. */
    static final int MAX_NUMBER_LENGTH = 1000;

    private static final int SHOWN_POINTER = 200;

    /** Returns a parser factory whose parsers enforce these limits. */
    JsonFactory apply(JsonFactoryBuilder builder) {
        builder.streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .build());
        return new LimitedFactory(builder, this);
    }

    /** Signals JSON that exceeds a limit. */
    public static final class Exceeded extends JsonProcessingException {
        private final String pointer;

        private Exceeded(String pointer, String problem, JsonLocation location) {
            super(problem, location);
            this.pointer = pointer;
        }

        /** Returns the JSON pointer (RFC 6901) to the place, shortened to fit into a message. */
        public String pointer() {
            return pointer;
        }
    }

    private static final class LimitedFactory extends JsonFactory {
        private final transient JsonLimits limits;

        LimitedFactory(JsonFactoryBuilder builder, JsonLimits limits) {
            super(builder);
            this.limits = limits;
        }

        @Override
        protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
            return new LimitedParser(super._createParser(in, context), limits);
        }

        @Override
        protected JsonParser _createParser(Reader reader, IOContext context) throws IOException {
            return new LimitedParser(super._createParser(reader, context), limits);
        }

        @Override
        protected JsonParser _createParser(char[] data, int offset, int length, IOContext context, boolean recyclable)
                throws IOException {
            return new LimitedParser(super._createParser(data, offset, length, context, recyclable), limits);
        }

        @Override
        protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context) throws IOException {
            return new LimitedParser(super._createParser(data, offset, length, context), limits);
        }

        @Override
        protected JsonParser _createParser(DataInput in, IOContext context) throws IOException {
            return new LimitedParser(super._createParser(in, context), limits);
        }
    }

    /** Checks each token as it is read, before a number becomes a BigDecimal or an object a map. */
    private static final class LimitedParser extends JsonParserDelegate {
        private final JsonLimits limits;
        private final int[] members;
        private int depth;

        LimitedParser(JsonParser parser, JsonLimits limits) {
            super(parser);
            this.limits = limits;
            this.members = new int[limits.depth() + 1];
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = delegate.nextToken();
            if (token != null) {
                check(token);
            }
            return token;
        }

        private void check(JsonToken token) throws IOException {
            switch (token) {
                case START_OBJECT, START_ARRAY -> members[++depth] = 0;
                case END_OBJECT, END_ARRAY -> depth--;
                case FIELD_NAME -> {
                    if (++members[depth] > limits.members()) {
                        throw exceeded("must have at most " + limits.members() + " members");
                    }
                    requireWellFormed();
                }
                case VALUE_STRING -> requireWellFormed();
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> requireNumber();
                default -> {}
            }
        }

        private void requireNumber() throws IOException {
            if (getTextLength() > MAX_NUMBER_LENGTH) {
                throw exceeded("must have at most " + MAX_NUMBER_LENGTH + " characters");
            }
            if (Math.abs(scale(getTextCharacters(), getTextOffset(), getTextLength())) > limits.scale()) {
                throw exceeded("must have an exponent of at most " + limits.scale());
            }
        }

        /** Returns the scale of a BigDecimal of the number's text, without computing its power of ten. */
        private static long scale(char[] text, int offset, int length) {
            long decimals = 0;
            boolean fraction = false;
            for (int i = offset; i < offset + length; i++) {
                if (text[i] == 'e' || text[i] == 'E') {
                    return decimals - exponent(text, i + 1, offset + length);
                }
                decimals += fraction ? 1 : 0;
                fraction |= text[i] == '.';
            }
            return decimals;
        }

        private static long exponent(char[] text, int start, int end) {
            int sign = text[start] == '-' ? -1 : 1;
            long exponent = 0;
            for (int i = start; i < end && exponent <= Integer.MAX_VALUE; i++) {
                if (text[i] >= '0' && text[i] <= '9') {
                    exponent = exponent * 10 + text[i] - '0';
                }
            }
            return sign * exponent;
        }

        private void requireWellFormed() throws IOException {
            CharBuffer text = CharBuffer.wrap(getTextCharacters(), getTextOffset(), getTextLength());
            if (!TextRules.isWellFormed(text)) {
                throw exceeded("must not contain U+0000 or half a surrogate pair");
            }
        }

        private Exceeded exceeded(String problem) {
            boolean inName = currentToken() == JsonToken.FIELD_NAME;
            var place = inName ? getParsingContext().getParent() : getParsingContext();
            String pointer = place == null ? "" : place.pathAsPointer().toString();
            return new Exceeded(Json.shown(pointer, SHOWN_POINTER), problem, currentTokenLocation());
        }
    }
}
