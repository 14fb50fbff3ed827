/**
 * The use case of reading the feed of changes. Start with {@link campus.contacts.service.feed.ChangeFeed}.
 *
 * @since 1.0.0
 */
package campus.contacts.service.feed;
