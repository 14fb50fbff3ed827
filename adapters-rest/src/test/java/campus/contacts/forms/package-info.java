/**
 * Proof with the form builders that people use: rjsf, JSON Forms and json-editor, as npm has them, get every form that the
 * packaged program answers, and the program gets what they send. {@link campus.contacts.forms.FormBuildersIT} starts both; the
 * sentences themselves are in {@code src/test/forms}, in JavaScript, as a front end would be.
 */
package campus.contacts.forms;
