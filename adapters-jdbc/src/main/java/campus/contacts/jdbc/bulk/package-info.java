/** Writing many rows at once. Start with {@link campus.contacts.jdbc.bulk.BulkWriter}. */
package campus.contacts.jdbc.bulk;
