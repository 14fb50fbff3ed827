/** Export and import of everything in a database. Start with {@link campus.contacts.jdbc.archive.ArchiveLoader}. */
package campus.contacts.jdbc.archive;
