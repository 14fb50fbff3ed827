/** Values in columns, and comparisons of columns with values. Start with {@link campus.contacts.jdbc.columns.ObjectColumns}. */
package campus.contacts.jdbc.columns;
