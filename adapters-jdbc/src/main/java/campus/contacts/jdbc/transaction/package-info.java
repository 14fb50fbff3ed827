/**
 * The transaction of a unit of work, and what all stores in it share. Start with {@link campus.contacts.jdbc.transaction.JdbcTransaction}.
 */
package campus.contacts.jdbc.transaction;
