/** The HTTP client of the tests; start with {@link campus.contacts.rest.http.client.Request}. */
package campus.contacts.rest.http.client;
