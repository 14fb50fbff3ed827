/** Rows of files as contacts of the domain. Start with {@link campus.contacts.exchange.RowReader}. */
package campus.contacts.exchange;
