/**
 * One request and its response: parameters, paging, entity tags, and the order of checks. Start with {@link
 * campus.contacts.rest.http.Exchange}.
 */
package campus.contacts.rest.http;
