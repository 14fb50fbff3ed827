/** Forms for people in the shapes that stock form builders take. Start with {@link campus.contacts.rest.forms.FormProfile}. */
package campus.contacts.rest.forms;
