/**
 * The people of a campus, whom contacts and addresses are about.
 *
 * <p>A person has a network identifier, an entry in the directory and, for a student, enrolment plans. How a person is reached is
 * not kept here: those are ordinary addresses and contacts that name the person's resource or one of its roles. Open
 * {@link campus.contacts.people.Person} first, then {@link campus.contacts.people.DirectoryEntry}; for whom to reach about a person
 * {@link campus.contacts.people.PersonalContacts}, for plans {@link campus.contacts.people.Students}. Nothing here knows HTTP, JSON
 * text or SQL.
 */
package campus.contacts.people;
