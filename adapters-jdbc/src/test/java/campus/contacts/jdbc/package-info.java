/**
 * The storage contract over H2 and a real PostgreSQL, and what only a database can get wrong: founding by several at once, plans,
 * numbers of statements, lost connections. Open {@link campus.contacts.jdbc.Databases} first, which makes databases for tests.
 */
package campus.contacts.jdbc;
