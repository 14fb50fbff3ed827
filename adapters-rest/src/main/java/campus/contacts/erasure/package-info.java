/** The command {@code erase person}. Start with {@link campus.contacts.erasure.ErasePersonCommand}. */
package campus.contacts.erasure;
