/**
 * Merges two objects into one; {@link campus.contacts.service.history.FiledObjectHistory} undoes it. Not part of the public API. Start with
 * {@link campus.contacts.service.merging.ObjectMerge}.
 */
package campus.contacts.service.merging;
