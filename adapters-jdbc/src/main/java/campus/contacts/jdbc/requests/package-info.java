/**
 * The stores of data kept between requests: answers to repeat, results to page through, and tasks. Start with {@link
 * campus.contacts.jdbc.requests.JdbcIdempotency}.
 */
package campus.contacts.jdbc.requests;
