/**
 * The imports of files with contacts. Start with {@link campus.contacts.imports.FileImport}.
 *
 * @since 1.0.0
 */
package campus.contacts.imports;
