/**
 * What goes out and comes back: the same answers, from any storage to any other. Open
 * {@link campus.contacts.rest.backup.Backups} first, for how a test exports and imports.
 */
package campus.contacts.rest.backup;
