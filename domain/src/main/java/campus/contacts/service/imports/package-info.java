/**
 * The import of people. Start with {@link campus.contacts.service.imports.PeopleImport}.
 *
 * @since 1.0.0
 */
package campus.contacts.service.imports;
