/** The stores of contacts, addresses and address books. Start with {@link campus.contacts.jdbc.objects.JdbcObjects}. */
package campus.contacts.jdbc.objects;
