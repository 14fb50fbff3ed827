/** Text files that the program reads. Start with {@link campus.contacts.files.TextFile}. */
package campus.contacts.files;
