package campus.contacts.auth;

import campus.contacts.access.Caller;
import java.util.function.BooleanSupplier;

/**
 * A caller whose credentials were accepted.
 *
 * @param rights whether they would be accepted now with the same rights: false from the end of a token on, and after a change of a file
 *     that rights depend on
 */
public record AuthenticatedCaller(Caller caller, BooleanSupplier rights) {}
