/**
 * The language of directory searches: filters, sort keys and the resulting persons. Start with {@link
 * campus.contacts.directory.DirectoryQuery}.
 *
 * @since 1.0.0
 */
package campus.contacts.directory;
