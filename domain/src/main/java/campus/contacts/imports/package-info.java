/**
 * The values of an import of contacts: what was asked for, what was found, what is kept. Start with {@link
 * campus.contacts.imports.FileImport}.
 *
 * @since 1.0.0
 */
package campus.contacts.imports;
