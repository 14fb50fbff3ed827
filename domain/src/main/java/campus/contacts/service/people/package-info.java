/**
 * The use cases of the APIs about people. Start with {@link campus.contacts.service.people.PersonalContacts}.
 *
 * @since 1.0.0
 */
package campus.contacts.service.people;
