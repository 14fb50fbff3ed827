/**
 * Changes that are accepted first and made later (People-Contacts API and Students API, task monitoring).
 *
 * <p>A task is kept when it is accepted, and run in one unit of work together with its effect, by whichever process is alive; of
 * the tasks for one person the one accepted first runs first. Open {@link campus.contacts.tasks.Tasks} first, then
 * {@link campus.contacts.tasks.Task}. What a task does to people is in {@link campus.contacts.people}; no thread is here.
 */
package campus.contacts.tasks;
