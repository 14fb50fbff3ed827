/**
 * The language of the Contact service: contacts, addresses and address books, the forms that write them and the queries that find them.
 * Start with {@link campus.contacts.OsidObject}.
 *
 * @since 1.0.0
 */
package campus.contacts;
