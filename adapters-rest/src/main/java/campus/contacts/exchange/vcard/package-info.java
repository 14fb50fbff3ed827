/** Contacts and addresses as vCards (RFC 6350, RFC 2426). Start with {@link campus.contacts.exchange.vcard.CardBuilder}. */
package campus.contacts.exchange.vcard;
