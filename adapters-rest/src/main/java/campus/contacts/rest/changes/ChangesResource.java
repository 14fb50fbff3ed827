package campus.contacts.rest.changes;

import static campus.contacts.access.AccessFunction.LOOKUP;

import campus.contacts.access.Caller;
import campus.contacts.feed.FeedPage;
import campus.contacts.feed.FeedQuery;
import campus.contacts.osid.Id;
import campus.contacts.rest.admission.IdleConnections;
import campus.contacts.rest.admission.RequestSlot;
import campus.contacts.rest.error.ClientGoneException;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PageLink;
import campus.contacts.rest.response.BufferedResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Future;
import org.eclipse.jetty.http.HttpHeader;

/** Serves {@code /changes}: what has changed, as pages or as a stream of server-sent events (recorded time, section 5). */
public final class ChangesResource {
    private static final String EVENT_STREAM = "text/event-stream";

    private final ChangeDispatcher dispatcher;

    public ChangesResource(ChangeDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    public void get(Exchange exchange) {
        Context context = exchange.context();
        context.header("Vary", "Accept, " + context.res().getHeader("Vary"));
        FeedParameters asked = exchange.read(() -> FeedParameters.of(exchange.query()), () -> check(exchange));
        boolean isHead = context.req().getMethod().equals("HEAD");
        if (exchange.prefersToJson(EVENT_STREAM)) {
            String last = context.header("Last-Event-ID");
            FeedParameters from = last == null || last.isEmpty() ? asked : asked.after(last);
            if (isHead) {
                read(exchange, from, 1);
                describeEvents(context);
            } else {
                stream(exchange, from);
            }
        } else {
            FeedPage page = read(exchange, asked, asked.limit());
            if (isHead || asked.patience().isZero() || !page.entries().isEmpty()) {
                answer(exchange, page);
            } else {
                await(exchange, asked, page);
            }
        }
    }

    /** Makes the checks that precede errors in the input (wire contract, section 6, order of checks). */
    private void check(Exchange exchange) {
        Caller caller = exchange.caller();
        caller.requireAnyGrant(LOOKUP);
        Id book = exchange.query().idIfReadable(FeedParameters.ADDRESS_BOOK);
        if (book != null) {
            dispatcher.feed().read(caller, new FeedQuery(Set.of(), book, null), FeedParameters.NOW, 1);
        }
    }

    private FeedPage read(Exchange exchange, FeedParameters asked, int limit) {
        return dispatcher.feed().read(exchange.caller(), asked.query(), asked.after(), limit);
    }

    private void answer(Exchange exchange, FeedPage page) {
        exchange.context()
                .header("Link", PageLink.of(exchange, "next", FeedParameters.AFTER + '=' + page.next()))
                .result(dispatcher.json().array(page.entries()));
    }

    private static Subscription subscription(Exchange exchange, FeedParameters asked) {
        return new Subscription(exchange.caller(), asked.query(), exchange.rights());
    }

    /** Waits without a thread and without a slot of the running requests. */
    private void await(Exchange exchange, FeedParameters asked, FeedPage empty) {
        Context context = exchange.context();
        BufferedResponse response = BufferedResponse.of(context);
        String caller = RequestSlot.of(context).caller();
        dispatcher.waits().enter(caller);
        WaitingRequest request = new WaitingRequest(
                subscription(exchange, asked),
                asked.limit(),
                empty,
                response.getRequest().getComponents().getExecutor());
        Future<?> end = dispatcher.schedule(request::end, asked.patience());
        request.answer().whenComplete((page, failure) -> {
            end.cancel(false);
            dispatcher.remove(request);
            dispatcher.waits().leave(caller);
        });
        release(context);
        response.whenDisconnected(request::end);
        dispatcher.add(request);
        context.future(() -> request.answer().thenAccept(page -> answer(exchange, page)));
    }

    /** Streams without a thread and without a slot of the running requests. */
    private void stream(Exchange exchange, FeedParameters asked) {
        Context context = exchange.context();
        String caller = RequestSlot.of(context).caller();
        dispatcher.streams().enter(caller);
        EventStream stream;
        try {
            stream = begin(exchange, asked);
        } catch (RuntimeException | Error failure) {
            dispatcher.streams().leave(caller);
            throw failure;
        }
        stream.ended().whenComplete((nothing, failure) -> {
            dispatcher.remove(stream);
            dispatcher.streams().leave(caller);
        });
        release(context);
        dispatcher.add(stream);
        context.future(stream::ended);
    }

    /** Sends the head and the first events. */
    private EventStream begin(Exchange exchange, FeedParameters asked) {
        Context context = exchange.context();
        BufferedResponse response = BufferedResponse.of(context);
        response.pace(EventStream.MAX_AHEAD_BYTES);
        FeedPage first = read(exchange, asked, EventStream.PAGE);
        describeEvents(context);
        try {
            context.res().flushBuffer();
        } catch (IOException clientGone) {
            throw new ClientGoneException(clientGone);
        }
        Subscription subscription = subscription(exchange, asked);
        EventStream stream = new EventStream(
                subscription, asked.cursor(), response, dispatcher.heartbeat(), () -> dispatcher.resume(subscription));
        stream.take(new RenderedPage(first, dispatcher.json()));
        return stream;
    }

    private static void describeEvents(Context context) {
        // Some proxies collect a response before they pass it on, unless they are told not to.
        context.contentType(EVENT_STREAM).header("X-Accel-Buffering", "no");
        // The container adds a charset, which is fixed for this type.
        BufferedResponse.of(context).getHeaders().put(HttpHeader.CONTENT_TYPE, EVENT_STREAM);
    }

    private static void release(Context context) {
        RequestSlot.of(context).leave();
        IdleConnections.exempt(context);
    }
}
