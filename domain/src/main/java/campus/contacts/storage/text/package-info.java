/** The text that storages keep of properties, keys and hashes; not part of the library. Start with {@link campus.contacts.storage.text.PropertyJson}. */
package campus.contacts.storage.text;
