/** Reads on a standby. Start with {@link campus.contacts.jdbc.replica.ReadReplica}. */
package campus.contacts.jdbc.replica;
