/** The import of people. Start with {@link campus.contacts.service.imports.PeopleImport}. */
package campus.contacts.service.imports;
