/** Further Ids of objects. Start with {@link campus.contacts.jdbc.aliases.JdbcAliases}. */
package campus.contacts.jdbc.aliases;
