/**
 * The record types whose meaning the service knows. Start with {@link campus.contacts.records.BuiltInTypes}.
 *
 * @since 1.0.0
 */
package campus.contacts.records;
