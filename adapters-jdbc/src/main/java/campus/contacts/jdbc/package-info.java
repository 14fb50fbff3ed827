/**
 * The storage on H2 and PostgreSQL; {@code JdbcStorageProvider} is the only type that other modules name. Start with {@link
 * campus.contacts.jdbc.JdbcStorageProvider}.
 *
 * @since 1.0.0
 */
package campus.contacts.jdbc;
