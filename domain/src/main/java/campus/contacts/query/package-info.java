/**
 * The filters of the Dartmouth collections (campus facades, section 4), on any values that can be described as attributes. Open
 * {@link campus.contacts.query.Filter} first. Nothing here knows where values are kept.
 */
package campus.contacts.query;
