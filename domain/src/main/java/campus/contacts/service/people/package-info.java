/** The use cases of the APIs about people. Start with {@link campus.contacts.service.people.PersonalContacts}. */
package campus.contacts.service.people;
