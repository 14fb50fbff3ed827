/**
 * The history of objects: the statements that keep replaced versions, their retention, and reads. Start with {@link
 * campus.contacts.jdbc.history.VersionedObjects}.
 */
package campus.contacts.jdbc.history;
