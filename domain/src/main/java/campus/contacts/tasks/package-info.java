/** A task of a student as data. Start with {@link campus.contacts.tasks.Task}. */
package campus.contacts.tasks;
