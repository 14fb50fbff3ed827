/** The language of directory searches: filters, sort keys and the persons that they yield. Start with {@link campus.contacts.directory.DirectoryQuery}. */
package campus.contacts.directory;
