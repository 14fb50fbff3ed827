/**
 * The use cases that the kinds of objects share, as interfaces. Start with {@link
 * campus.contacts.service.objects.ObjectLookup}.
 *
 * @since 1.0.0
 */
package campus.contacts.service.objects;
