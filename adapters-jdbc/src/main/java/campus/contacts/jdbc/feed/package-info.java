/**
 * The feed of changes: the statements that record them, their retention, and reads. Start with {@link
 * campus.contacts.jdbc.feed.ChangeEntries}.
 */
package campus.contacts.jdbc.feed;
