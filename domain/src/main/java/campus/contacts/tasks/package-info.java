/**
 * A change that runs later, as data. Start with {@link campus.contacts.tasks.Task}.
 *
 * @since 1.0.0
 */
package campus.contacts.tasks;
