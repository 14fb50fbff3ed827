/** How a file of people is read: open {@link campus.contacts.rest.people.PeopleReadingTest}. */
package campus.contacts.rest.people;
