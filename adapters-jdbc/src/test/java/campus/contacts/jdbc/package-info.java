/**
 * Runs the storage contract on H2 and a real PostgreSQL, and tests what is specific to databases: concurrent creation, plans, numbers of
 * statements and lost connections. Open {@link campus.contacts.jdbc.Databases} first, which creates databases for tests.
 */
package campus.contacts.jdbc;
