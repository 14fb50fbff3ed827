/**
 * The stores of persons: directory entries, imports, mailboxes, and the erasure of their data. Start with {@link
 * campus.contacts.jdbc.people.JdbcPeople}.
 */
package campus.contacts.jdbc.people;
