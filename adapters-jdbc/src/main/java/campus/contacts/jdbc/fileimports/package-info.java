/** The imports of files. Start with {@link campus.contacts.jdbc.fileimports.JdbcFileImports}. */
package campus.contacts.jdbc.fileimports;
