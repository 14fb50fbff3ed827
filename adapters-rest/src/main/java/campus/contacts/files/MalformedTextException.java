package campus.contacts.files;

/** Text that is not UTF-8 or not JSON. The message describes the problem and repeats nothing of the text. */
public final class MalformedTextException extends Exception {
    private final long line;
    private final long column;

    MalformedTextException(long line, long column, String problem) {
        super(problem, null, false, false);
        this.line = line;
        this.column = column;
    }

    /** The line of the problem; the first is 1. */
    public long line() {
        return line;
    }

    /** The column of the problem, in characters; the first is 1. */
    public long column() {
        return column;
    }
}
