/** Request bodies: their limits, arrival and memory. Start with {@link campus.contacts.rest.body.RequestBody}. */
package campus.contacts.rest.body;
