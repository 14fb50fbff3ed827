/**
 * The resources of CampusAPI. Start with {@link campus.contacts.rest.objects.ObjectResource}.
 *
 * <p>A POST goes through {@code CreateHandler.handle}: first the caller's rights, which the use case checks
 * ({@code Contacts.checkCreate}), then the body, then the Idempotency-Key.
 */
package campus.contacts.rest.objects;
