/** The record types whose meaning the service knows. Start with {@link campus.contacts.records.BuiltInTypes}. */
package campus.contacts.records;
