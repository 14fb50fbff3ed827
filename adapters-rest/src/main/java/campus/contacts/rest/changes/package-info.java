/** The feed of changes: pages, long polling and streams. Start with {@link campus.contacts.rest.changes.ChangesResource}. */
package campus.contacts.rest.changes;
