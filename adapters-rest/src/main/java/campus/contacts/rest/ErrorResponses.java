package campus.contacts.rest;

import campus.contacts.auth.AuthenticationException;
import campus.contacts.json.Json;
import campus.contacts.osid.ObjectKind;
import campus.contacts.osid.Refusal;
import campus.contacts.rest.directory.DirectoryResource;
import campus.contacts.rest.error.ClientGoneException;
import campus.contacts.rest.error.FatalErrorException;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.error.RequestId;
import campus.contacts.spi.StorageUnavailableException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps every failure to the status and the body of an error response (wire contract, section 6). */
public final class ErrorResponses {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

    private static final String UNEXPECTED = "unexpected error; the log has more under this answer's X-Request-Id";

    private ErrorResponses() {}

    /** Returns the HTTP status of a refusal. */
    static int status(Refusal.Reason reason) {
        return switch (reason) {
            case INVALID_ARGUMENT, UNSUPPORTED -> 400;
            case PERMISSION_DENIED -> 403;
            case NOT_FOUND -> 404;
            case ILLEGAL_STATE -> 409;
            case EXPIRED -> 410;
            case OUTDATED -> 412;
            case ALREADY_EXISTS -> 422;
            case EXHAUSTED -> 429;
        };
    }

    public static void refused(Refusal refusal, Context context) {
        Route route = context.attribute(RequestFilters.ROUTE);
        boolean bookMissing =
                refusal.missing().filter(ObjectKind.ADDRESS_BOOK::equals).isPresent();
        String message = bookMissing && route != null && route.saysAddressBook()
                ? "addressBook not found"
                : refusal.getMessage();
        if (refusal.reason() == Refusal.Reason.EXHAUSTED) {
            context.header("Retry-After", "1");
        }
        answer(context, status(refusal.reason()), message, refusal.details());
    }

    /** Returns the HTTP status of rejected credentials. */
    static int status(AuthenticationException.Reason reason) {
        return switch (reason) {
            case UNAUTHENTICATED -> 401;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    public static void rejected(AuthenticationException rejection, String challenge, Context context) {
        switch (rejection.reason()) {
            case UNAUTHENTICATED -> context.header("WWW-Authenticate", challenge);
            case TOO_MANY, UNAVAILABLE -> context.header("Retry-After", Long.toString(rejection.retryAfterSeconds()));
        }
        if (context.header("Authorization") != null) {
            LOG.info("request {}: {}", requestId(context), rejection.getMessage());
        }
        answer(context, status(rejection.reason()), rejection.getMessage(), List.of());
    }

    public static void problem(HttpException problem, Context context) {
        problem.headers().forEach(context::header);
        answer(context, problem.status(), problem.getMessage(), List.of());
    }

    /** Answers an exception of Javalin's own with its status, without its message. */
    public static void framework(HttpResponseException refused, Context context) {
        answer(context, refused.getStatus(), refused.getStatus() == 404 ? "not found" : "refused", List.of());
    }

    public static void storageFault(StorageUnavailableException fault, OutageLog outages, Context context) {
        outages.add(fault, requestId(context));
        context.header("Retry-After", "1");
        answer(context, 503, "storage temporarily unavailable", List.of());
    }

    /** The client disconnected: no response is possible, and this is not an error. */
    public static void clientGone(ClientGoneException gone, Context context) {
        LOG.info("request {}: the client went away", requestId(context));
    }

    public static void unexpected(Exception bug, Context context) {
        LOG.error("request {}: unexpected", requestId(context), bug);
        answer(context, 500, UNEXPECTED, List.of());
    }

    public static void fatal(FatalErrorException fatal, Context context) {
        Throwable error = fatal.getCause();
        if (error instanceof VirtualMachineError) {
            // the trace of a stack overflow is a thousand lines of one method, or empty
            StackTraceElement[] trace = error.getStackTrace();
            LOG.error("request {}: {} at {}", requestId(context), error, trace.length == 0 ? "unknown" : trace[0]);
        } else {
            LOG.error("request {}: unexpected", requestId(context), error);
        }
        answer(context, 500, UNEXPECTED, List.of());
    }

    private static String requestId(Context context) {
        return Objects.requireNonNullElse(context.res().getHeader(RequestId.HEADER), "of the admin port");
    }

    private static void answer(Context context, int status, String message, List<Refusal.Detail> details) {
        if (context.res().isCommitted()) {
            return;
        }
        context.contentType("application/json").status(status).result(body(context.path(), message, details));
    }

    /** Returns the body of an error on that path; the path is null where it is not known. */
    public static byte[] body(String path, String message, List<Refusal.Detail> details) {
        if (path != null && DirectoryResource.holds(path)) {
            return Json.bytes(Json.MAPPER.createObjectNode().put("error", message));
        }
        ObjectNode body = Json.MAPPER.createObjectNode().put("message", message);
        if (!details.isEmpty()) {
            ArrayNode errors = body.putArray("errors");
            details.forEach(detail ->
                    errors.addObject().put("pointer", detail.pointer()).put("message", detail.message()));
        }
        return Json.bytes(body);
    }
}
