/**
 * Checks and locks that the storages share. Start with {@link campus.contacts.storage.ArchiveValidator}.
 *
 * @since 1.0.0
 */
package campus.contacts.storage;
