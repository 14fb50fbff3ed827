/**
 * The data of the people of a campus. Start with {@link campus.contacts.people.Person}.
 *
 * @since 1.0.0
 */
package campus.contacts.people;
