/**
 * The use case of importing contacts from the rows of a file. Start with {@link campus.contacts.service.contactimport.ContactImport}.
 *
 * @since 1.0.0
 */
package campus.contacts.service.contactimport;
