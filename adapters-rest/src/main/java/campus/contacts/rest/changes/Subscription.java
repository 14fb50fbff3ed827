package campus.contacts.rest.changes;

import campus.contacts.access.Caller;
import campus.contacts.access.Visibility;
import campus.contacts.feed.FeedQuery;
import java.util.function.BooleanSupplier;

/**
 * The part of the feed that a request follows.
 *
 * @param rights whether the rights of the caller are still those of its request
 */
record Subscription(Caller caller, FeedQuery query, BooleanSupplier rights) {
    /**
     * What decides which entries a follower gets.
     *
     * @param visibility the rights of the caller
     */
    record Audience(Visibility visibility, FeedQuery query) {}

    Audience audience() {
        return new Audience(caller.visibility(), query);
    }
}
