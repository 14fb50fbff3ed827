/** JSON forms of the objects in responses. Start with {@link campus.contacts.rest.view.ObjectJson}. */
package campus.contacts.rest.view;
