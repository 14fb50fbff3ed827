/**
 * Further Ids of objects, among them those of objects that were merged into another. Start with {@link
 * campus.contacts.jdbc.aliases.JdbcAliases}.
 */
package campus.contacts.jdbc.aliases;
