/**
 * Who may come in, and who may do what, asked over HTTP as an attacker would. The authorization matrix, {@code AuthorizationTest},
 * judges every answer by a model of its own; open {@code Model} for the rules. {@code Talk} sends the requests.
 */
package campus.contacts.auth;
