/**
 * Reads on a standby. Start with {@link campus.contacts.jdbc.standby.StandbyReads}, which decides whether the standby is recent enough
 * for a caller; {@code JdbcStorage.read} reads from the primary when it is not.
 */
package campus.contacts.jdbc.standby;
