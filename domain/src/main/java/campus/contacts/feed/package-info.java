/**
 * The feed of changes: what has changed since a position, and who may be told of it; {@link FeedEntry} comes first.
 *
 * @since 1.0.0
 */
package campus.contacts.feed;
