/** Tests of the files of the web page. Start with {@link campus.contacts.rest.page.PageTest}. */
package campus.contacts.rest.page;
