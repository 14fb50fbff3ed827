/** The primitives of OSID and the values of records. Start with {@link campus.contacts.osid.Id}. */
package campus.contacts.osid;
