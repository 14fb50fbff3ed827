/** The data that a campus has of its people. Start with {@link campus.contacts.people.Person}. */
package campus.contacts.people;
