/** Checks and locks that the storages share. Start with {@link campus.contacts.storage.ArchiveValidator}. */
package campus.contacts.storage;
