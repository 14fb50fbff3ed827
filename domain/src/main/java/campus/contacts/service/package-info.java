/** The use cases of CampusAPI, and the entry point for embedders. Start with {@link campus.contacts.service.ContactService}. */
package campus.contacts.service;
