/** The commands {@code export} and {@code import}. Start with {@link campus.contacts.backup.ArchiveWriter}. */
package campus.contacts.backup;
