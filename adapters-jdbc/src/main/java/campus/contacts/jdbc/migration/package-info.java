/**
 * The schema of a database, and the scripts and backfills that bring it up to date. Start with {@link
 * campus.contacts.jdbc.migration.Migrations}.
 */
package campus.contacts.jdbc.migration;
