/**
 * The values of the feed of changes: entries, positions, and who may be told. Start with {@link FeedEntry}.
 *
 * @since 1.0.0
 */
package campus.contacts.feed;
