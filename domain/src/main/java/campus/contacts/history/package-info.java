/**
 * The recorded past of objects: what changed, when and by whom. Open {@link campus.contacts.history.HistoryEntry} first.
 *
 * @since 1.0.0
 */
package campus.contacts.history;
