package campus.contacts.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A file of UTF-8 text, with or without a byte order mark (wire contract, section 10). Every problem is reported in one line that names
 * the file, the line and the column.
 */
public final class TextFile {
    private static final int MAX_MESSAGE = 1000;

    private final String name;
    private final String text;
    private final Function<String, ? extends RuntimeException> failure;

    private TextFile(String name, byte[] bytes, Function<String, ? extends RuntimeException> failure) {
        this.name = name;
        this.failure = failure;
        try {
            this.text = Utf8.decode(bytes);
        } catch (MalformedTextException notUtf8) {
            throw problem(notUtf8.line(), notUtf8.column(), notUtf8.getMessage());
        }
    }

    /**
     * Reads a file.
     *
     * @param option the option that names the file, such as {@code --policy}
     * @param failure makes the exception for a one-line message
     */
    public static TextFile read(String option, Path file, Function<String, ? extends RuntimeException> failure) {
        byte[] bytes = FileBytes.read(option, file, failure);
        return new TextFile(file.getFileName().toString(), bytes, failure);
    }

    /**
     * Decodes text that was read already.
     *
     * @param name of the file, for messages
     * @param failure makes the exception for a one-line message
     */
    public static TextFile of(String name, byte[] bytes, Function<String, ? extends RuntimeException> failure) {
        return new TextFile(name, bytes, failure);
    }

    /** Returns the name for messages. */
    public String name() {
        return name;
    }

    /** Returns the text. */
    public String text() {
        return text;
    }

    /** Reads the text as exactly one JSON value. */
    public JsonNode json(JsonMapper mapper) {
        try {
            return JsonText.tree(mapper, text);
        } catch (MalformedTextException malformed) {
            throw problem(malformed.line(), malformed.column(), malformed.getMessage());
        }
    }

    /** Reads the text as JSON, token by token. */
    public <T> T json(JsonFactory factory, JsonText.Reading<T> reading) {
        try {
            return JsonText.read(factory, text, reading);
        } catch (MalformedTextException malformed) {
            throw problem(malformed.line(), malformed.column(), malformed.getMessage());
        }
    }

    /** Returns the exception for a problem at a place of the file. */
    public RuntimeException problem(JsonLocation at, String problem) {
        return problem(at.getLineNr(), at.getColumnNr(), problem);
    }

    /** Returns the exception for a problem of the whole file. */
    public RuntimeException problem(String problem) {
        return failed(name + ": " + problem);
    }

    private RuntimeException problem(long line, long column, String problem) {
        return failed(name + ": line " + line + ", column " + column + ": " + problem);
    }

    /** Creates the exception. Its message is one line, although a name in the file may contain line ends. */
    private RuntimeException failed(String message) {
        return failure.apply(oneLine(message));
    }

    /** Returns the text without line ends, shortened to fit on one line. */
    public static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}\u0085\u2028\u2029]", "?");
        return line.length() > MAX_MESSAGE ? line.substring(0, MAX_MESSAGE) + '…' : line;
    }
}
