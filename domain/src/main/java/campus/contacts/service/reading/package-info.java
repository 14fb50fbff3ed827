/**
 * Reads pages of lists, and nodes of the hierarchy of address books; not part of the public API. Start with {@link
 * campus.contacts.service.reading.Pagination}.
 */
package campus.contacts.service.reading;
