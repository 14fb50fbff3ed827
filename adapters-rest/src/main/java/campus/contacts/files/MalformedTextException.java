package campus.contacts.files;

/** Signals text that is not UTF-8 or not JSON. The message describes the problem and repeats nothing of the text. */
public final class MalformedTextException extends Exception {
    private final long line;
    private final long column;

    MalformedTextException(long line, long column, String problem) {
        super(problem, null, false, false);
        this.line = line;
        this.column = column;
    }

    /** Returns the line of the problem; the first is 1. */
    long line() {
        return line;
    }

    /** Returns the column of the problem, in characters; the first is 1. */
    public long column() {
        return column;
    }
}
