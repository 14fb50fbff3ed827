/**
 * Lists of objects: what a request asks for, and the forms in which a list is written. Start with {@link
 * campus.contacts.rest.list.ListResponse}.
 */
package campus.contacts.rest.list;
