/**
 * Everything in the database as a file, and back: the commands {@code export} and {@code import}. Open
 * {@link campus.contacts.rest.backup.ArchiveWriter} first, which shows what the lines of such a file are. What may come in which
 * order is the storages' to say, in {@link campus.contacts.spi.Archive}.
 */
package campus.contacts.rest.backup;
