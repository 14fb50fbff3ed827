/** Checks of responses against the OpenAPI document; start with {@link campus.contacts.rest.openapi.DescribedResponses}. */
package campus.contacts.rest.openapi;
