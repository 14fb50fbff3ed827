package campus.contacts.exchange.vcard;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * Splits a file into its vCards, also where one begins on the line on which another ends, which the library would lose. Cards within cards
 * stay in them.
 */
final class CardSplitter implements Closeable {
    /** The length of a card, in characters, that is not read. */
    private static final int MAX_LENGTH = 2 * 1024 * 1024;

    private static final String BEGIN = "BEGIN:VCARD";
    private static final String END = "END:VCARD";

    private final BufferedReader reader;
    private String rest;
    private boolean isTextOutside;

    CardSplitter(Reader reader) {
        this.reader = new BufferedReader(reader);
    }

    /** Thrown for a card that is too long; the next one can be read. */
    static final class TooLong extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Returns the text of the next card; empty at the end of the file. Text outside of cards is skipped. */
    Optional<String> next() throws IOException, TooLong {
        StringBuilder card = new StringBuilder();
        int depth = 0;
        boolean tooLong = false;
        for (String line = line(); line != null; line = line()) {
            String bare = line.strip();
            if (starts(bare, BEGIN)) {
                depth++;
            }
            if (depth == 0) {
                isTextOutside |= !bare.isEmpty();
                continue;
            }
            boolean ends = starts(bare, END);
            if (ends && bare.length() > END.length()) {
                rest = bare.substring(END.length());
                line = END;
            }
            if (card.length() + line.length() > MAX_LENGTH) {
                tooLong = true;
                card.setLength(0);
            }
            if (!tooLong) {
                card.append(line).append("\r\n");
            }
            if (ends && --depth == 0) {
                if (tooLong) {
                    throw new TooLong();
                }
                return Optional.of(card.toString());
            }
        }
        return depth > 0 ? Optional.of(card.toString()) : Optional.empty();
    }

    /** Returns whether text outside of cards has been skipped. */
    boolean isTextOutside() {
        return isTextOutside;
    }

    /** Returns whether the text of a card has its last line. */
    static boolean isEnded(String card) {
        String text = card.stripTrailing();
        return starts(text.substring(Math.max(0, text.length() - END.length())), END);
    }

    private static boolean starts(String line, String with) {
        return line.regionMatches(true, 0, with, 0, with.length());
    }

    private String line() throws IOException {
        if (rest != null) {
            String line = rest;
            rest = null;
            return line;
        }
        return read();
    }

    /** Returns the next line, cut to the length of a card that is too long; null at the end. */
    private String read() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n' && c != '\r') {
            if (line.length() <= MAX_LENGTH) {
                line.append((char) c);
            }
            c = reader.read();
        }
        if (c == '\r') {
            reader.mark(1);
            if (reader.read() != '\n') {
                reader.reset();
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
