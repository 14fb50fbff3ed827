/**
 * Tests of authentication and authorization over HTTP, as an attacker would try them. The authorization matrix, {@code
 * AuthorizationTest}, judges every response by a model of its own; open {@code AuthorizationModel} for the rules. {@code Conversation}
 * sends the requests.
 */
package campus.contacts.auth;
