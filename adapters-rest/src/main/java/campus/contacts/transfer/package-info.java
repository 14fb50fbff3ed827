/**
 * Large files that the commands {@code export}, {@code import} and {@code import people} read or write line by line. Start with {@link
 * campus.contacts.transfer.FileArgument}.
 */
package campus.contacts.transfer;
