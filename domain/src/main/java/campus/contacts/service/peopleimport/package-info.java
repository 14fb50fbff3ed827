/**
 * The use case of importing people from NDJSON lines. Start with {@link campus.contacts.service.peopleimport.PeopleImport}.
 *
 * @since 1.0.0
 */
package campus.contacts.service.peopleimport;
