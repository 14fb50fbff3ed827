/** The address of a database and the connections to it. Start with {@link campus.contacts.jdbc.connection.Database}. */
package campus.contacts.jdbc.connection;
