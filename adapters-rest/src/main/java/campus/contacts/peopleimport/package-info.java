/** The command {@code import people}. Start with {@link campus.contacts.peopleimport.ImportPeopleCommand}. */
package campus.contacts.peopleimport;
