/**
 * The primitives of OSID and the values of records. Start with {@link campus.contacts.osid.Id}.
 *
 * @since 1.0.0
 */
package campus.contacts.osid;
