/** The command {@code import people}. Start with {@link campus.contacts.imports.ImportPeopleCommand}. */
package campus.contacts.imports;
