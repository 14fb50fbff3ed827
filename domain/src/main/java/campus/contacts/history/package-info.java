/** The recorded past of objects: what changed, when and by whom. Open {@link campus.contacts.history.HistoryEntry} first. */
package campus.contacts.history;
