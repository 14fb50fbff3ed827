/**
 * Reads and writes objects in a unit of work, by the rules that hold for every writer; not part of the public API. Start with {@link
 * campus.contacts.service.writing.FiledObjects}.
 */
package campus.contacts.service.writing;
