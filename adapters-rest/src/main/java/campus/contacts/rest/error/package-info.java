/** The exceptions that become responses. Start with {@link campus.contacts.rest.error.HttpException}. */
package campus.contacts.rest.error;
