/**
 * The stores of persons: directory entries, mailboxes, and the erasure of their data. Start with {@link
 * campus.contacts.memory.people.MemoryPeople}.
 */
package campus.contacts.memory.people;
