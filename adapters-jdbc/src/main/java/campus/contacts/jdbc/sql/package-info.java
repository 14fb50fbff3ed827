/**
 * SQL text, the plans of pages, error codes, locks, and the differences between the two databases. Start with {@link
 * campus.contacts.jdbc.sql.Dialect}.
 */
package campus.contacts.jdbc.sql;
