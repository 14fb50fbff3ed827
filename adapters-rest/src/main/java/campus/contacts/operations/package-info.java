/**
 * What an operator sees of the running service: a log line and a measurement for every request, and the admin port that shows the
 * measurements. Open {@link campus.contacts.operations.RequestWatch} first. Nothing here sees a path value, a query, a body or who
 * was asking.
 */
package campus.contacts.operations;
