package campus.contacts.rest.error;

/** Carries an {@link Error} to the error table, since Javalin would answer it without a body. */
public final class FatalErrorException extends RuntimeException {
    private FatalErrorException(Error cause) {
        super(null, cause, false, false);
    }

    /**
     * Runs a part of the handling of a request. An {@link Error} in it is answered and logged like any other bug; the thread goes on,
     * because the stack has been unwound after an overflow.
     */
    public static void guard(Runnable part) {
        try {
            part.run();
        } catch (Error error) {
            throw new FatalErrorException(error);
        }
    }
}
