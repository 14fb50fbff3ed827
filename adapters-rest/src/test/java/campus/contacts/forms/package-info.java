/**
 * Tests with real form builders: rjsf, JSON Forms and json-editor, as npm has them, render every form of the packaged program, and the
 * program receives their submissions. {@link campus.contacts.forms.FormBuildersIT} starts both; the test cases are in {@code
 * src/test/forms}, in JavaScript, as a front end would be.
 */
package campus.contacts.forms;
