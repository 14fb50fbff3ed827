/** Bodies of requests: their limits, their arrival and the memory that they take. Start with {@link campus.contacts.rest.body.RequestBody}. */
package campus.contacts.rest.body;
