/** The OpenAPI document of this server, and the page that shows it; start with {@link campus.contacts.rest.openapi.OpenApiDocument}. */
package campus.contacts.rest.openapi;
