/** The resource of imports of contacts, which run in the background. Start with {@link campus.contacts.rest.imports.FileImports}. */
package campus.contacts.rest.imports;
