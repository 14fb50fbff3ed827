/** The routes, the checks before each request, and the table of errors. Start with {@link campus.contacts.rest.Routes}. */
package campus.contacts.rest;
