/** Settings that more than one command reads. Start with {@link campus.contacts.settings.StorageOptions}. */
package campus.contacts.settings;
