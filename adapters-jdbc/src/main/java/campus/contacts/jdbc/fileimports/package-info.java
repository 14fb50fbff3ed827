/** The stored state of imports of contacts. Start with {@link campus.contacts.jdbc.fileimports.JdbcFileImports}. */
package campus.contacts.jdbc.fileimports;
