/**
 * The record types whose meaning this provider knows, beyond storing and showing them: an address that can be written as text
 * ({@link campus.contacts.records.AddressText}) and a contact that is usable at stated hours
 * ({@link campus.contacts.records.Availability}). What their properties look like is said in {@code schemas/types}; a property
 * of another shape has no such meaning, and is no error here.
 */
package campus.contacts.records;
