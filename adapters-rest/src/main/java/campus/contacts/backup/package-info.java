/** The commands {@code export} and {@code import}. Start with {@link campus.contacts.backup.ExportCommand}. */
package campus.contacts.backup;
