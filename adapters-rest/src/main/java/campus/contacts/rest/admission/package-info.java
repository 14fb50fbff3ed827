/** Admission of requests: concurrency, rate and size limits. Start with {@link campus.contacts.rest.admission.ConcurrencyLimiter}. */
package campus.contacts.rest.admission;
