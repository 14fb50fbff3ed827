/**
 * The recorded past of objects: histories, undo, and the parameters that name a version or a moment. Start with {@link
 * campus.contacts.rest.history.HistoryResource}.
 */
package campus.contacts.rest.history;
