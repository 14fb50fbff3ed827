/** The caller of a request and the extent of its rights. Start with {@link campus.contacts.access.Caller}. */
package campus.contacts.access;
