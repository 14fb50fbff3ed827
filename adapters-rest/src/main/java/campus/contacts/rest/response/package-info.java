/** Responses buffered for clients that read slowly. Start with {@link campus.contacts.rest.response.BufferedResponse}. */
package campus.contacts.rest.response;
