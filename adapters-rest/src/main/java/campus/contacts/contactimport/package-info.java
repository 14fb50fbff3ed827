/** The command {@code import contacts}, and the reading of its files. Start with {@link campus.contacts.contactimport.FileImporter}. */
package campus.contacts.contactimport;
