/** The record types whose meaning the service knows. Start with {@link campus.contacts.records.DataSource}. */
package campus.contacts.records;
