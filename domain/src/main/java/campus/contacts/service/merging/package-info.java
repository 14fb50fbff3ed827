/**
 * Merges two objects into one; not part of the public API. Start with {@link campus.contacts.service.merging.ObjectMerge}.
 */
package campus.contacts.service.merging;
