/**
 * The caller of a request and the extent of its rights. Start with {@link campus.contacts.access.Caller}.
 *
 * @since 1.0.0
 */
package campus.contacts.access;
