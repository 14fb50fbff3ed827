/** Contacts and addresses as rows of a CSV file (RFC 4180). Start with {@link campus.contacts.exchange.csv.CsvColumns}. */
package campus.contacts.exchange.csv;
