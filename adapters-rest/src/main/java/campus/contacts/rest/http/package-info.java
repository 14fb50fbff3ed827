/** The vocabulary of one request and its response. Start with {@link campus.contacts.rest.http.Exchange}. */
package campus.contacts.rest.http;
