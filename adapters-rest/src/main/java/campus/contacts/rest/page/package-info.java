/**
 * Serves the files of the web page, which uses the same API as every other client. Start with {@link
 * campus.contacts.rest.page.PageResource}.
 */
package campus.contacts.rest.page;
