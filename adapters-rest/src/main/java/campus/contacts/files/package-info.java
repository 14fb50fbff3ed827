/**
 * Text files that the program reads: one rule for their encoding, and one form of message for what is wrong with them. Open
 * {@link campus.contacts.files.TextFile} first.
 */
package campus.contacts.files;
