/** Imports of files with contacts, and the command for them. Start with {@link campus.contacts.contactimport.FileImporter}. */
package campus.contacts.contactimport;
