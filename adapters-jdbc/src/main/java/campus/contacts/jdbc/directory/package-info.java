/**
 * The rows that a search of the directory reads, and its filters in SQL. Start with {@link
 * campus.contacts.jdbc.directory.DirectoryFilterSql}.
 */
package campus.contacts.jdbc.directory;
