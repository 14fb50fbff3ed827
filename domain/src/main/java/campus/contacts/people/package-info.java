/** The data of the people of a campus. Start with {@link campus.contacts.people.Person}. */
package campus.contacts.people;
