/** A change that runs later, as data. Start with {@link campus.contacts.tasks.Task}. */
package campus.contacts.tasks;
