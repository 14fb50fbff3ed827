/**
 * The recorded past of the objects: histories, lists of a moment, undo and erasing. Start with {@link
 * campus.contacts.service.history.ObjectHistory}.
 *
 * @since 1.0.0
 */
package campus.contacts.service.history;
