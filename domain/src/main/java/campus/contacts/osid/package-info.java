/**
 * The primitives of OSID, the values of records, refusals, and the folding of text. Start with {@link campus.contacts.osid.Id}.
 *
 * @since 1.0.0
 */
package campus.contacts.osid;
