/**
 * Smart address books: what they may be, and lists of what their queries ({@link campus.contacts.BookQuery}) find. Not part of the public
 * API.
 * Start with {@link campus.contacts.service.smartbooks.SmartBooks}.
 */
package campus.contacts.service.smartbooks;
