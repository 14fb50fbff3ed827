/**
 * The language of directory searches: filters, sort keys and the resulting persons. Start with {@link
 * campus.contacts.directory.DirectoryQuery}.
 */
package campus.contacts.directory;
