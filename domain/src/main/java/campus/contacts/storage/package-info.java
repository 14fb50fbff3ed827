/**
 * What storages share: checks of an archive, its parts, locks, and the stored form of authors. Start with {@link
 * campus.contacts.storage.ArchiveValidator}.
 *
 * @since 1.0.0
 */
package campus.contacts.storage;
