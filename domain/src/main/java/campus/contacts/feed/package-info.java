/** The feed of changes: what has changed since a position, and who may be told of it; {@link FeedEntry} comes first. */
package campus.contacts.feed;
