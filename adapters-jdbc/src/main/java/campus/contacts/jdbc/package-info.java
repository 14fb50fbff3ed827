/**
 * The storage in a relational database: H2 or PostgreSQL. Open {@link campus.contacts.jdbc.JdbcStorageProvider} first, the only
 * public type, then {@code JdbcStorage} for units of work and {@code JdbcContacts} for what a store looks like.
 *
 * <p>Every statement is a constant text beside the mapper of its rows, with all values bound. What the two databases do not share
 * is in a {@code Dialect}. The tables are in {@code db/migration}. No rule about contacts may be here.
 */
package campus.contacts.jdbc;
