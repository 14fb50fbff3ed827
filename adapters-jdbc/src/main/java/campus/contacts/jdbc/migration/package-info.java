/** The schema of a database and the scripts that create it. Start with {@link campus.contacts.jdbc.migration.Migrations}. */
package campus.contacts.jdbc.migration;
