/** Metrics, the administration port and the request log. Start with {@link campus.contacts.operations.AdminPort}. */
package campus.contacts.operations;
