/**
 * The use cases of CampusAPI, and the entry point for embedders. Start with {@link campus.contacts.service.ContactService}.
 *
 * @since 1.0.0
 */
package campus.contacts.service;
