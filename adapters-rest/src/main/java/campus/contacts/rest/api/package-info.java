/**
 * The campus's own APIs under {@code /api} (campus facades, sections 5 and 7): what they read and answer, and the thread that runs what
 * they accept. Open {@link campus.contacts.rest.api.Facades} first. What they do is in {@link campus.contacts.people} and
 * {@link campus.contacts.tasks}.
 */
package campus.contacts.rest.api;
