/**
 * Which requests are admitted: limits of concurrency, rate and request heads. Start with {@link
 * campus.contacts.rest.admission.RequestLimiter}.
 */
package campus.contacts.rest.admission;
