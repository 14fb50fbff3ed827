/**
 * The stored text format of properties, keys and hashes; not part of the public API. Start with {@link
 * campus.contacts.storage.text.PropertyJson}.
 */
package campus.contacts.storage.text;
