/** Which requests are admitted, and how many. Start with {@link campus.contacts.rest.admission.ConcurrencyLimiter}. */
package campus.contacts.rest.admission;
