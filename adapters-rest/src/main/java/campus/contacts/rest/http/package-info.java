/** One request and its response, and the order of its checks. Start with {@link campus.contacts.rest.http.Exchange}. */
package campus.contacts.rest.http;
