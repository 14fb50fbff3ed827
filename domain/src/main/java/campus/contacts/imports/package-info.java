/** The imports of files with contacts. Start with {@link campus.contacts.imports.FileImport}. */
package campus.contacts.imports;
