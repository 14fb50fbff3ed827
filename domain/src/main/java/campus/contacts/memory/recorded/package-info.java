/** The recorded past of tables and relations. Start with {@link campus.contacts.memory.recorded.RecordedTable}. */
package campus.contacts.memory.recorded;
