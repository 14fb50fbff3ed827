/**
 * The command that brings people in from a file. Open {@link campus.contacts.rest.people.ImportPeopleCommand} first. What a line
 * means is not decided here but in {@link campus.contacts.people}.
 */
package campus.contacts.rest.people;
