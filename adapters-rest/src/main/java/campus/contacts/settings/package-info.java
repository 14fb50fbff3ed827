/**
 * Options that more than one command has, and files that are reloaded when they change. Start with {@link
 * campus.contacts.settings.StorageOptions}.
 */
package campus.contacts.settings;
