/**
 * The import of contacts from the rows of a file. Start with {@link campus.contacts.service.files.ContactImport}.
 *
 * @since 1.0.0
 */
package campus.contacts.service.files;
