/** The resources below {@code /api}. Start with {@link campus.contacts.rest.campus.CampusServices}. */
package campus.contacts.rest.campus;
