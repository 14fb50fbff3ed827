/** The storage on H2 and PostgreSQL; {@code JdbcStorageProvider} is the only type that other modules name. Start with {@link campus.contacts.jdbc.JdbcStorageProvider}. */
package campus.contacts.jdbc;
