/** The import of contacts from the rows of a file. Start with {@link campus.contacts.service.files.ContactImport}. */
package campus.contacts.service.files;
