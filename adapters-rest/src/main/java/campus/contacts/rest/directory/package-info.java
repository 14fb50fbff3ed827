/** The resource below {@code /v1}. Start with {@link campus.contacts.rest.directory.DirectoryResource}. */
package campus.contacts.rest.directory;
